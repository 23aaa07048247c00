import type { Action } from '../../../../core/review/decision.ts';
import type { ReviewState } from '../../../../core/review/review.ts';
import type { Severity } from '../../../../core/rules/finding.ts';
import type { LampColour } from '../../parts/lamp.tsx';

/** In the order in which a finding goes through them. */
export const states = [
  'open',
  'in-review',
  'confirmed',
  'rejected',
  'appealed',
  're-reviewed',
  'settled',
] as const satisfies readonly ReviewState[];

export const severities = [
  'violation',
  'highly-suspicious',
  'suspicious',
  'reminder',
] as const satisfies readonly Severity[];

export const actions = [
  'take',
  'confirm',
  'reject',
  'appeal',
  'uphold',
  'overturn',
  'settle',
  'reopen',
] as const satisfies readonly Action[];

export const severityColours: Readonly<Record<Severity, LampColour>> = {
  violation: 'red',
  'highly-suspicious': 'red',
  suspicious: 'yellow',
  reminder: 'none',
};

/** Whether an amount that is to be paid back is settled by it. */
export const setsAmount: ReadonlySet<Action> = new Set(['confirm', 'uphold', 'settle']);
