import type { Within } from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { type Place, scopeFor, withinFor } from '../../platform/access/sight.ts';
import { ownPartOf } from '../../platform/access/standing.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { Question } from './summary-query.ts';

export const portraitKinds = ['hospital', 'department', 'doctor', 'group', 'rule'] as const;

export type PortraitKind = (typeof portraitKinds)[number];

export interface PortraitQuestion {
  readonly kind: PortraitKind;
  readonly key: string;
}

/**
 * Where a portrait and its peers are read, if it is the caller's to see; `null` where it is not. Peers are looked at
 * for the place among them alone: whose figures they are is not told.
 */
export function portraitQuestion(
  caller: Caller,
  { kind, key }: PortraitQuestion,
  place: Place,
  registers: Registers,
): Question | null {
  if (kind === 'hospital') return hospitalQuestion(caller, key, place, registers);
  const scope = scopeFor(caller, place, registers);
  const isOfHospital = kind === 'department' || kind === 'doctor';
  if (!scope || (isOfHospital && scope.kind === 'region')) return null;
  const own = ownPartOf(caller);
  if (own?.kind === 'doctor') return kind === 'doctor' && key === own.doctor ? { scope, within: {} } : null;
  const asked: Within = kind === 'department' ? { department: key } : {};
  const within = withinFor(caller, asked);
  if (!within) return null;
  return { scope, within: kind === 'department' ? {} : within };
}

/** Among those of its region. */
function hospitalQuestion(
  caller: Caller,
  key: string,
  { hospital, scope }: Place,
  registers: Registers,
): Question | null {
  if (ownPartOf(caller) || hospital !== undefined || scope !== undefined) return null;
  if (!scopeFor(caller, { hospital: key }, registers)) return null;
  return { scope: { kind: 'region', region: regionOf(key, registers).code }, within: {} };
}
