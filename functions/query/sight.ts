import type { Scope, Within } from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';

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
  const region = caller.role === 'office' ? caller.region : undefined;
  if (scope === 'region') return region === undefined ? null : { kind: 'region', region };
  const code = hospital ?? caller.hospital;
  const isSeen = code === caller.hospital || (region !== undefined && isOf(region, code, registers));
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
  if (caller.role === 'clinician') {
    const isOwn = isOrUnsaid(asked.doctor, caller.doctor) && isOrUnsaid(asked.department, caller.department);
    return isOwn ? { ...asked, doctor: caller.doctor } : null;
  }
  if (caller.role !== 'manager' || caller.department === undefined) return asked;
  return isOrUnsaid(asked.department, caller.department) ? { ...asked, department: caller.department } : null;
}

/** Whether a case of the caller's hospital, or region, is his to see. */
export function maySee(
  caller: Caller,
  { department, doctor }: { readonly department: string; readonly doctor: string | null },
): boolean {
  if (caller.role === 'clinician') return doctor === caller.doctor;
  return caller.role !== 'manager' || caller.department === undefined || department === caller.department;
}

const isOrUnsaid = (asked: string | undefined, own: string | undefined) =>
  asked === undefined || asked === own;
