import type { Formula } from './formula.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';

/** The names that formulas hang on, directly or by the terms that they name. */
export function namesBehind(
  { terms }: Pick<PerformanceRules, 'terms'>,
  formulas: Iterable<Formula<number>>,
): ReadonlySet<string> {
  const names = new Set([...formulas].flatMap(({ facts }) => facts));
  // A term names only what stands before it, so one way back through them is enough.
  for (const { term, value } of terms.toReversed()) {
    if (names.has(term.name)) for (const name of value.facts) names.add(name);
  }
  return names;
}

/** The same of everything that decides about units of a kind: parts, their guards, floor and cap. */
export function namesBehindKind(rules: PerformanceRules, kind: string): ReadonlySet<string> {
  const concerned = rules.parts.filter(({ formulas }) => formulas.has(kind));
  const formulas = concerned.map(({ formulas: byKind }) => byKind.get(kind));
  const all = [...formulas, rules.floor, rules.cap].filter((one) => one !== null && one !== undefined);
  const guards = concerned.flatMap(({ part }) => part.withheldBy);
  return new Set([...namesBehind(rules, all), ...guards]);
}
