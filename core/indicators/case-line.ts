import type { CaseFacts } from './case-facts.ts';

/**
 * One case put into a month's summaries, or taken out again (`sign` −1) when a later upload took its place.
 * Lines are all that a batch adds to a month: every figure of it is made of the lines that stand.
 */
export interface CaseLine {
  readonly settlementId: string;
  readonly sign: 1 | -1;
  readonly facts: CaseFacts;
}

/** A case of a month as it stands, after all that was put in and taken out. */
export type StandingCase = Omit<CaseLine, 'sign'>;

/**
 * What stands of any number of lines, by settlement id: what was put in once more than it was taken out. Their
 * order, and how they were cut into pages, never changes the outcome.
 */
export function standingCases(lines: Iterable<CaseLine>): readonly StandingCase[] {
  const counts = new Map<string, { readonly line: CaseLine; count: number }>();
  for (const line of lines) {
    const key = `${line.settlementId} ${JSON.stringify(line.facts)}`;
    const known = counts.get(key) ?? { line, count: 0 };
    known.count += line.sign;
    counts.set(key, known);
  }
  return [...counts.values()]
    .filter(({ count }) => count > 0)
    .map(({ line: { settlementId, facts } }) => ({ settlementId, facts }))
    .sort((a, b) => (a.settlementId < b.settlementId ? -1 : 1));
}
