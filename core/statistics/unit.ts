import type { UnitKind } from './indicator.ts';

/** A hospital, a department of one, or a doctor at one. */
export interface Unit {
  readonly kind: UnitKind;
  readonly hospital: string;
  readonly department: string | null;
  readonly doctor: string | null;
}

/** The unit of a kind that stays belong to; `null` where they name no doctor. */
export function unitOf(
  kind: UnitKind,
  { hospital, department, doctor }: Readonly<{ hospital: string; department: string; doctor: string | null }>,
): Unit | null {
  if (kind === 'hospital') return { kind, hospital, department: null, doctor: null };
  if (kind === 'department') return { kind, hospital, department, doctor: null };
  return doctor === null ? null : { kind, hospital, department: null, doctor };
}

/** The same text for the same unit. */
export function unitKey({ kind, hospital, department, doctor }: Unit): string {
  return JSON.stringify([kind, hospital, department ?? doctor]);
}
