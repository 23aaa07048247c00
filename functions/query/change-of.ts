import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Amount } from '../../core/steering/amount.ts';
import { type Explanation, explainChange } from '../../core/steering/contributions.ts';
import { decomposeChange, type Split } from '../../core/steering/decompose-change.ts';
import { decomposeIndicator } from '../../core/steering/decompose-indicator.ts';
import type { UnitChanged } from './read-change.ts';

/** A change taken apart. */
export interface ChangeTakenApart {
  /** Figures are whole numbers of which so many are one. */
  readonly scale: number;
  /** `null` of what is no sum, or not told in one of the periods. */
  readonly total: Split | null;
  /** `null` of what is no average, or not told in one of the periods. */
  readonly average: Split | null;
  readonly explanation: Explanation | null;
}

/** @param indicators those in force: of a growth, what grew is among them */
export function changeOf(
  subject: Amount | ManagementIndicator,
  indicators: readonly ManagementIndicator[],
  { unit, members, benchmark }: UnitChanged,
): ChangeTakenApart {
  if (typeof subject === 'string') {
    const { total, average } = decomposeChange(unit, subject, members);
    return { scale: 1, total, average, explanation: null };
  }
  const found = decomposeIndicator(subject, unit, benchmark, members);
  return {
    scale: found?.scale ?? 1,
    total: found && !found.isMean ? found.split : null,
    average: found?.isMean ? found.split : null,
    explanation: explainChange(subject, indicators, unit, benchmark, members),
  };
}
