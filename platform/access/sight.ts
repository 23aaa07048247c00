import type { Scope, Within } from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import type { Registers } from '../summaries/read-given.ts';
import type { Caller } from './caller.ts';
import { ownPartOf, regionOfCaller } from './standing.ts';

/** Whose figures a request names. */
export interface Place {
  /** @default the caller's */
  readonly hospital?: string | undefined;
  /** `region`: the caller's pooling area as a whole, instead of a hospital. */
  readonly scope?: 'region' | undefined;
}

/**
 * The hospital or region asked for, where the caller may look at it; `null` where he may not. An office whose token
 * names a region sees all registered hospitals of it, everybody else his own.
 */
export function scopeFor(caller: Caller, { hospital, scope }: Place, registers: Registers): Scope | null {
  const region = regionOfCaller(caller);
  if (scope === 'region') return region === null ? null : { kind: 'region', region };
  const code = hospital ?? caller.hospital;
  const isSeen = code === caller.hospital || (region !== null && isOf(region, code, registers));
  return isSeen ? { kind: 'hospital', hospital: code } : null;
}

/** Whether a hospital is registered, and of the region. */
export function isOf(region: string, hospital: string, registers: Registers): boolean {
  return registers.hospitals.has(hospital) && regionOf(hospital, registers).code === region;
}

/**
 * The cases asked for, as far as they are the caller's to see: a clinician's are his own, those of a department's
 * head its own. `null` where somebody else's were asked for.
 */
export function withinFor(caller: Caller, asked: Within): Within | null {
  const own = ownPartOf(caller);
  if (!own) return asked;
  if (!isOrUnsaid(asked.department, own.department)) return null;
  if (own.kind === 'department') return { ...asked, department: own.department };
  return isOrUnsaid(asked.doctor, own.doctor) ? { ...asked, doctor: own.doctor } : null;
}

/** Whether a case of the caller's hospital, or region, is his to see. */
export function maySee(
  caller: Caller,
  { department, doctor }: { readonly department: string; readonly doctor: string | null },
): boolean {
  const own = ownPartOf(caller);
  if (!own) return true;
  return own.kind === 'doctor' ? doctor === own.doctor : department === own.department;
}

/** The hospitals that the caller may name, his own first. */
export function hospitalsFor(caller: Caller, registers: Registers): readonly string[] {
  const region = regionOfCaller(caller);
  const others = [...registers.hospitals.keys()].filter(
    (code) => region !== null && isOf(region, code, registers),
  );
  return [...new Set([caller.hospital, ...others])];
}

const isOrUnsaid = (asked: string | undefined, own: string | undefined) =>
  asked === undefined || asked === own;
