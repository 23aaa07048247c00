import { consumptionOf } from './consumption-index.ts';
import type { IndicatorFormula, KnownShare, ManagementIndicator } from './management-indicator.ts';
import { riskClassesOf } from './risk-class.ts';
import { countOf, type Tally } from './tally.ts';
import type { Benchmark, UnitFigures } from './unit-figures.ts';
import type { IndicatorValue } from './view-figures.ts';

/**
 * What indicators say of a unit: one value each, in their order. A unit that nothing is known of has no value, never
 * nought. Throws where an indicator grows with one that is not among them, or that is a growth itself.
 * @param indicators those in force in the period; one that says how another grows needs that other among them
 * @param yearBefore the unit in the same period a year earlier; `null` where it had no case then
 */
export function evaluate(
  indicators: readonly ManagementIndicator[],
  unit: UnitFigures,
  benchmark: Benchmark,
  yearBefore: UnitFigures | null,
): readonly IndicatorValue[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return indicators.map((indicator) => {
    const { id, formula } = indicator;
    if (formula.kind !== 'growth') return { indicator: id, ...sidesOf(indicator, unit, benchmark) };
    const grown = byId.get(formula.of);
    if (!grown) throw new Error(`${id} needs ${formula.of}, which is not among the indicators`);
    const now = sidesOf(grown, unit, benchmark);
    return { indicator: id, ...growthOf(now, yearBefore && sidesOf(grown, yearBefore, benchmark)) };
  });
}

/** A value with all that goes with it. */
type Sides = Omit<IndicatorValue, 'indicator'>;

function sidesOf({ id, formula }: ManagementIndicator, unit: UnitFigures, benchmark: Benchmark): Sides {
  switch (formula.kind) {
    case 'ratio':
      return ratioOf(formula, unit.tally);
    case 'sum':
      return sumOf(formula, unit.tally);
    case 'groups':
      return groupsOf(unit);
    case 'consumption': {
      const { sum, cases } = consumptionOf(unit.byGroup, benchmark, formula.of);
      return divide(sum, cases, cases);
    }
    case 'low-risk-mortality':
      return lowRiskMortality(unit, benchmark);
    case 'given': {
      const { above, below } = unit.given.get(id) ?? { above: 0, below: 0 };
      return divide(above, below, below);
    }
    case 'growth':
      throw new Error(`${id} grows with a growth`);
  }
}

function ratioOf(
  { above, below, over = 1, cases = 'cases', known = [] }: Extract<IndicatorFormula, { kind: 'ratio' }>,
  tally: Tally,
): Sides {
  if (known.some((share) => isUnknown(share, tally))) return divide(0, 0, countOf(tally, cases));
  const [aboveSum, belowSum] = [termsOf(above, tally), termsOf(below, tally)];
  const sides = divide(aboveSum / over, belowSum, countOf(tally, cases));
  // One division of whole numbers: rounded once.
  return { ...sides, value: sides.value === null ? null : aboveSum / (belowSum * over) };
}

/** Whether too little is known; of no case there is nothing to know. */
function isUnknown({ above, below, least }: KnownShare, tally: Tally): boolean {
  return termsOf(above, tally) < least * termsOf(below, tally);
}

/** Of cases that are counted themselves there may be none; of what is summed over them, something must be known. */
function sumOf({ of, over = 1, cases }: Extract<IndicatorFormula, { kind: 'sum' }>, tally: Tally): Sides {
  const known = countOf(tally, cases ?? 'cases');
  const sum = cases !== undefined && known === 0 ? null : termsOf(of, tally) / over;
  return { value: sum, above: null, below: null, cases: known };
}

function groupsOf({ tally, byGroup }: UnitFigures): Sides {
  const groups = [...byGroup.values()].filter((group) => countOf(group, 'grouped') > 0);
  return { value: groups.length, above: null, below: null, cases: countOf(tally, 'grouped') };
}

/** Deaths ÷ cases in the groups that are of low risk in the area. */
function lowRiskMortality({ byGroup }: UnitFigures, benchmark: Benchmark): Sides {
  const classes = riskClassesOf(benchmark);
  const low = [...byGroup].flatMap(([group, tally]) => (classes.get(group) === 'low' ? [tally] : []));
  const total = (name: string) => low.reduce((sum, tally) => sum + countOf(tally, name), 0);
  return divide(total('deaths'), total('cases'), total('cases'));
}

/** The change as a share of what was; of nought, and of less, there is none. It rests on the fewer cases of the two. */
function growthOf(now: Sides, before: Sides | null): Sides {
  if (now.value === null || before === null || before.value === null || before.value <= 0)
    return { value: null, above: null, below: null, cases: Math.min(now.cases, before?.cases ?? 0) };
  return divide(now.value - before.value, before.value, Math.min(now.cases, before.cases));
}

function divide(above: number, below: number, cases: number): Sides {
  return below === 0
    ? { value: null, above: null, below: null, cases }
    : { value: above / below, above, below, cases };
}

/** Names of a tally, each counted by its factor. */
export function termsOf(terms: Readonly<Record<string, number>>, tally: Tally): number {
  return Object.entries(terms).reduce((sum, [name, factor]) => sum + factor * countOf(tally, name), 0);
}
