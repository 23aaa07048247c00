import type { Audience } from '../alerts/audience.ts';
import type { Registers } from '../summaries/read-given.ts';
import type { Caller } from './caller.ts';
import { scopeFor } from './sight.ts';
import { ownPartOf } from './standing.ts';

/**
 * Whose alerts the caller sees: a clinician his own, a manager of one department its own, the others those of
 * their hospital.
 */
export function audienceOf(caller: Caller): Audience {
  const { hospital } = caller;
  const own = ownPartOf(caller);
  if (!own) return { kind: 'hospital', hospital };
  return own.kind === 'doctor'
    ? { kind: 'doctor', hospital, doctor: own.doctor }
    : { kind: 'department', hospital, department: own.department };
}

/** Which of the alerts that he sees somebody asks for. */
export interface AskedAudience {
  /** Of the region of an office. @default the caller's */
  readonly hospital?: string | undefined;
  readonly department?: string | undefined;
}

/** The same of another hospital, narrowed to a department; `null` where it is not the caller's to see. */
export function audienceWithin(
  caller: Caller,
  { hospital, department }: AskedAudience,
  registers: Registers,
): Audience | null {
  const scope = scopeFor(caller, { hospital }, registers);
  if (scope?.kind !== 'hospital') return null;
  const all = { ...audienceOf(caller), hospital: scope.hospital };
  if (department === undefined) return all;
  if (all.kind === 'hospital') return { kind: 'department', hospital: all.hospital, department };
  return all.kind === 'department' && all.department === department ? all : null;
}
