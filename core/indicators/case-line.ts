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
  const counts = new Map<string, { readonly case: StandingCase; count: number }>();
  for (const { settlementId, sign, facts } of lines) {
    const ordered = inOrder(facts);
    const key = `${settlementId} ${JSON.stringify(ordered)}`;
    const known = counts.get(key) ?? { case: { settlementId, facts: ordered }, count: 0 };
    known.count += sign;
    // What is even is forgotten: a month that was corrected many times takes no more room than one that was not.
    if (known.count === 0) counts.delete(key);
    else counts.set(key, known);
  }
  return [...counts]
    .filter(([, { count }]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, standing]) => standing.case);
}

/**
 * What a case changes: its own facts in, those of the version it replaced out; nothing where both are the same.
 * @param facts `null` of a case that was withdrawn
 */
export function changesOfCase(
  settlementId: string,
  facts: CaseFacts | null,
  replaced: CaseFacts | null,
): readonly CaseLine[] {
  const put: CaseLine[] = facts ? [{ settlementId, sign: 1, facts: inOrder(facts) }] : [];
  const taken: CaseLine[] = replaced ? [{ settlementId, sign: -1, facts: inOrder(replaced) }] : [];
  const isBoth = facts !== null && replaced !== null;
  if (isBoth && JSON.stringify(taken[0]?.facts) === JSON.stringify(put[0]?.facts)) return [];
  return [...taken, ...put];
}

/** Names in ascending order: a table gives facts back in an order of its own, and equal facts must be equal text. */
function inOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inOrder) as T;
  if (value === null || typeof value !== 'object') return value;
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    const one: unknown = (value as Readonly<Record<string, unknown>>)[name];
    if (one !== undefined) ordered[name] = inOrder(one);
  }
  return ordered as T;
}
