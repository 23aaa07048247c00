import type { Measure } from '../indicators/case-measures.ts';
import type { IndicatorFormula, ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Benchmark, UnitFigures } from '../indicators/unit-figures.ts';
import type { IndicatorValue } from '../indicators/view-figures.ts';
import { varianceOfIndex, varianceOfMean, varianceOfMoments, varianceOfShare } from './case-variance.ts';
import { countSpread, logSpread, monthSpread, type Spread, shareSpread, shiftedSpread } from './spread.ts';

/** A value of a unit, and all that tells how far it may be off. */
interface MeasuredValue {
  readonly indicator: ManagementIndicator;
  readonly value: IndicatorValue;
  readonly unit: UnitFigures;
  readonly yearBefore: UnitFigures | null;
  readonly benchmark: Benchmark;
  /** What it was in the months before, the first first; none where the period is longer than a month. */
  readonly months: readonly number[];
}

/**
 * How far the true value may be from what was seen; `null` where that cannot be told.
 * @param indicators all of them: a growth is as sure as what grows
 */
export function spreadOf(
  measured: MeasuredValue,
  indicators: ReadonlyMap<string, ManagementIndicator>,
): Spread | null {
  return spreadOfCounts(measured) ?? spreadOfCases(measured, indicators) ?? spreadOfMonths(measured);
}

/** Of what is one number of cases, or answers, over another. */
function spreadOfCounts({ indicator, value: { above, below } }: MeasuredValue): Spread | null {
  if (above === null || below === null || below <= 0 || above < 0) return null;
  const counted = countedBy(indicator);
  if (counted === 'events') return countSpread(above, below);
  return counted === 'share' && above <= below ? shareSpread(above, below) : null;
}

/**
 * Whether each case, or answer, is in a share or not, or has any number of events. What is imported without a least
 * number of answers is a full count of beds or money, and nothing that chance is in.
 */
function countedBy({ formula, unit, minCases }: ManagementIndicator): 'share' | 'events' | null {
  if (formula.kind === 'low-risk-mortality') return 'share';
  if (formula.kind === 'given') return unit === 'share' && minCases > 1 ? 'share' : null;
  if (formula.kind !== 'ratio' || formula.over !== undefined) return null;
  const caseNames = [formula.cases ?? 'cases', 'outpatientBills'];
  const isOverCases = Object.entries(formula.below).every(
    ([name, factor]) => factor === 1 && caseNames.includes(name),
  );
  if (!isOverCases) return null;
  return unit === 'share' ? 'share' : unit === 'count' ? 'events' : null;
}

function spreadOfCases(
  { indicator: { formula }, value: { value }, unit, yearBefore, benchmark }: MeasuredValue,
  indicators: ReadonlyMap<string, ManagementIndicator>,
): Spread | null {
  if (value === null) return null;
  if (formula.kind === 'growth') {
    const grown = indicators.get(formula.of)?.formula;
    const now = grown && relativeVariance(grown, unit, benchmark);
    const before = grown && yearBefore && relativeVariance(grown, yearBefore, benchmark);
    // The ratio of two values: their relative variances add up.
    return now && before ? shiftedSpread(logSpread(1 + value, now + before), -1) : null;
  }
  const variance = value > 0 ? relativeVariance(formula, unit, benchmark) : null;
  return variance ? logSpread(value, variance) : null;
}

function spreadOfMonths({ value: { value }, months }: MeasuredValue): Spread | null {
  return value === null ? null : monthSpread(value, months);
}

/** What the squares of the mix tell of, by the sums of a ratio. */
const ofRatio: Readonly<Record<string, (unit: UnitFigures) => number | null>> = {
  'costFen/costed': ({ byGroup }) => varianceOfMean(byGroup, 'cost'),
  'losDays/cases': ({ byGroup }) => varianceOfMean(byGroup, 'los'),
  'weightE4/weighted': ({ byGroup }) => varianceOfMoments(byGroup, 'weight'),
  'part/drug/partedFen': shareOfCost('drug'),
  'part/testing/partedFen': shareOfCost('testing'),
  'part/consumable/partedFen': shareOfCost('consumable'),
  'part/treatment/partedFen': shareOfCost('treatment'),
  'part/ct/itemisedFen': shareOfCost('ct'),
  'part/mri/itemisedFen': shareOfCost('mri'),
  'dailyDosesE4/dosedDays': ({ byGroup }) => varianceOfShare(byGroup, 'antibacterial', 'los'),
};

function shareOfCost(measure: Measure) {
  return ({ byGroup }: UnitFigures) => varianceOfShare(byGroup, measure, 'cost');
}

/** `null` where it cannot be told, or there is no chance in it. */
function relativeVariance(formula: IndicatorFormula, unit: UnitFigures, benchmark: Benchmark): number | null {
  if (formula.kind === 'consumption') return varianceOfIndex(unit.byGroup, benchmark, formula.of) || null;
  if (formula.kind !== 'ratio') return null;
  const sums = [formula.above, formula.below].map((terms) => Object.keys(terms).join('+')).join('/');
  return ofRatio[sums]?.(unit) || null;
}
