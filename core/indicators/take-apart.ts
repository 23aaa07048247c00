import type { CaseFacts } from './case-facts.ts';
import { cellOf } from './cell.ts';
import { evaluate, termsOf } from './evaluate.ts';
import type { ManagementIndicator } from './management-indicator.ts';
import { groupOf } from './sheets-of-cases.ts';
import { type Tally, tallyOf } from './tally.ts';
import type { Benchmark, UnitFigures } from './unit-figures.ts';
import type { IndicatorValue } from './view-figures.ts';

/** What a case is counted as, and in which group; `null` for an outpatient bill. */
export interface CountedCase {
  readonly tally: Tally;
  readonly group: string | null;
}

export function countCase(facts: CaseFacts): CountedCase {
  return { tally: cellOf(facts).tally, group: groupOf(facts) };
}

/** Any cases as a unit of their own: what an indicator says of them is made the same way as of a department. */
export function unitOfCounted(cases: readonly CountedCase[]): UnitFigures {
  const whole: Record<string, number> = {};
  const groups = new Map<string, Record<string, number>>();
  for (const { tally, group } of cases) {
    addTo(whole, tally);
    if (group === null) continue;
    const sum = groups.get(group) ?? {};
    groups.set(group, sum);
    addTo(sum, tally);
  }
  return {
    tally: tallyOf(whole),
    byGroup: new Map([...groups].map(([group, sum]) => [group, tallyOf(sum)])),
    given: new Map(),
  };
}

/** In place: a year of a hospital is twenty thousand cases. */
function addTo(sum: Record<string, number>, tally: Tally): void {
  for (const name in tally) sum[name] = (sum[name] ?? 0) + (tally[name] as number);
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
export function partOf(
  { tally, group }: CountedCase,
  indicator: ManagementIndicator,
  benchmark: Benchmark,
): Part | null {
  const { formula } = indicator;
  if (formula.kind === 'sum') {
    const value = termsOf(formula.of, tally) / (formula.over ?? 1);
    return value === 0 ? null : { value, above: null, below: null };
  }
  if (formula.kind === 'ratio') {
    const above = termsOf(formula.above, tally) / (formula.over ?? 1);
    const below = termsOf(formula.below, tally);
    return above === 0 && below === 0 ? null : { value: below === 0 ? null : above / below, above, below };
  }
  const byGroup = new Map(group === null ? [] : [[group, tally]]);
  const [found] = evaluate([indicator], { tally, byGroup, given: new Map() }, benchmark, null);
  return found && found.below !== null
    ? { value: found.value, above: found.above, below: found.below }
    : null;
}
