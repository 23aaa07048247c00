import { countOf, type Tally } from './tally.ts';
import type { Benchmark } from './unit-figures.ts';

/** How likely patients of a group are to die, beside those of other groups. */
export type RiskClass = 'low' | 'medium-low' | 'medium-high' | 'high';

const known = new WeakMap<Benchmark['groups'], ReadonlyMap<string, RiskClass>>();

/**
 * The risk class of every group of an area: the natural logarithm of the mortality in the group lies more than one
 * standard deviation below the mean over the groups (low), below the mean, up to one above, or higher. Each group
 * counts once, and the deviation is that of all groups, not of a sample. A group in which nobody died has no
 * logarithm: by convention it is low.
 */
export function riskClassesOf({ groups }: Pick<Benchmark, 'groups'>): ReadonlyMap<string, RiskClass> {
  const before = known.get(groups);
  if (before) return before;
  const classes = classify(groups);
  known.set(groups, classes);
  return classes;
}

function classify(groups: Benchmark['groups']): ReadonlyMap<string, RiskClass> {
  const grouped = [...groups].filter(([, tally]) => countOf(tally, 'grouped') > 0);
  const logs = grouped.flatMap(([, tally]) => logMortality(tally) ?? []).sort((a, b) => a - b);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  return new Map(
    grouped.map(([group, tally]) => [group, classOf(logMortality(tally), mean, deviation)] as const),
  );
}

/** Logarithms nearer than this to a limit are on it: of two groups, one lies exactly a deviation below the mean. */
const rounding = 1e-9;

function classOf(log: number | null, mean: number, deviation: number): RiskClass {
  if (log === null || log < mean - deviation - rounding) return 'low';
  if (log < mean - rounding) return 'medium-low';
  return log <= mean + deviation + rounding ? 'medium-high' : 'high';
}

/** `null` where nobody died. */
function logMortality(tally: Tally): number | null {
  const deaths = countOf(tally, 'deaths');
  return deaths === 0 ? null : Math.log(deaths / countOf(tally, 'cases'));
}
