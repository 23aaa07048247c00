import type { Caller } from './caller.ts';

/** What somebody is to the API: his role, and whether he heads a department or answers for a region. */
export const standings = ['clinician', 'head', 'manager', 'auditor', 'office', 'regional-office'] as const;

export type Standing = (typeof standings)[number];

/** A manager with a department is its head, an office with a region the region's. */
export function standingOf(caller: Caller): Standing {
  if (caller.role === 'manager' && caller.department !== undefined) return 'head';
  if (caller.role === 'office' && caller.region !== undefined) return 'regional-office';
  return caller.role;
}

/** The region of which the caller sees all registered hospitals; `null` where he sees his own alone. */
export function regionOfCaller(caller: Caller): string | null {
  return caller.role === 'office' ? (caller.region ?? null) : null;
}

/** The part of his hospital that is all a caller sees; `null` where he sees all of it. */
type OwnPart =
  | { readonly kind: 'doctor'; readonly doctor: string; readonly department: string | undefined }
  | { readonly kind: 'department'; readonly department: string };

export function ownPartOf(caller: Caller): OwnPart | null {
  if (caller.role === 'clinician')
    return { kind: 'doctor', doctor: caller.doctor, department: caller.department };
  if (caller.role === 'manager' && caller.department !== undefined)
    return { kind: 'department', department: caller.department };
  return null;
}
