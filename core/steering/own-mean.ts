import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { IndicatorValue } from '../indicators/view-figures.ts';

/**
 * The mean of a unit's own months, as a value of the indicator in a period of so many months: what is one sum over
 * another by its sums, so that a month counts by its cases; a sum by the month.
 * @param months values, those without one left out
 */
export function ownMean(
  { formula }: ManagementIndicator,
  months: readonly IndicatorValue[],
  periodMonths: number,
): number | null {
  const known = months.filter(({ value }) => value !== null);
  if (known.length === 0) return null;
  const below = known.reduce((sum, month) => sum + (month.below ?? 0), 0);
  if (formula.kind !== 'sum' && formula.kind !== 'groups' && below > 0)
    return known.reduce((sum, month) => sum + (month.above ?? 0), 0) / below;
  // The groups of a quarter are not three times those of a month.
  if (formula.kind !== 'sum' && periodMonths > 1) return null;
  const mean = known.reduce((sum, { value }) => sum + (value ?? 0), 0) / known.length;
  return formula.kind === 'sum' ? mean * periodMonths : mean;
}
