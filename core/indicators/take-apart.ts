import type { CaseFacts } from './case-facts.ts';
import { cellOf } from './cell.ts';
import { ColumnSum } from './column-sum.ts';
import { evaluate, termsOf } from './evaluate.ts';
import type { ManagementIndicator } from './management-indicator.ts';
import { groupOf } from './sheets-of-cases.ts';
import type { Benchmark, UnitFigures } from './unit-figures.ts';
import type { IndicatorValue } from './view-figures.ts';

/** Any cases as a unit of their own: what an indicator says of them is made the same way as of a department. */
export function unitOfCases(cases: readonly CaseFacts[]): UnitFigures {
  const [all, groups] = [new ColumnSum(), new ColumnSum()];
  for (const facts of cases) {
    const cell = { tally: cellOf(facts).tally, cost: {} };
    const group = groupOf(facts);
    all.add([], cell);
    if (group !== null) groups.add([group], cell);
  }
  const [whole] = all.cells();
  return {
    tally: whole?.[1].tally ?? {},
    byGroup: new Map([...groups.cells()].map(([[group], { tally }]) => [group as string, tally])),
    given: new Map(),
  };
}

/** Whether an indicator is a sum over cases, or a quotient of two: growth, imports and the number of groups are not. */
export function isMadeOfCases({ formula }: ManagementIndicator): boolean {
  return formula.kind !== 'growth' && formula.kind !== 'given' && formula.kind !== 'groups';
}

/** What a case puts above and below the line of an indicator; of a sum, its value is what it puts in. */
export type Part = Pick<IndicatorValue, 'value' | 'above' | 'below'>;

/**
 * A case's part in an indicator; `null` where it puts nothing in. The parts of all cases add up to the two sides of
 * their unit, or to the sum.
 */
export function partOf(facts: CaseFacts, indicator: ManagementIndicator, benchmark: Benchmark): Part | null {
  const { formula } = indicator;
  if (formula.kind === 'sum') {
    const value = termsOf(formula.of, cellOf(facts).tally) / (formula.over ?? 1);
    return value === 0 ? null : { value, above: null, below: null };
  }
  if (formula.kind === 'ratio') {
    const { tally } = cellOf(facts);
    const above = termsOf(formula.above, tally) / (formula.over ?? 1);
    const below = termsOf(formula.below, tally);
    return above === 0 && below === 0 ? null : { value: below === 0 ? null : above / below, above, below };
  }
  const [value] = evaluate([indicator], unitOfCases([facts]), benchmark, null);
  return value && value.below !== null
    ? { value: value.value, above: value.above, below: value.below }
    : null;
}
