import type { Outcome } from './review.ts';

/** How a rule has fared with the people who looked at its findings. */
export interface RuleRecord {
  readonly confirmed: number;
  readonly rejected: number;
}

/** So many decisions weigh as much as the precision that the rule's declaration claims. */
const declaredWeight = 20;

/**
 * The precision to show for a rule: the share confirmed, with the declared confidence as if it were twenty
 * decisions more (the mean of a beta distribution). A rule that nobody has answered shows what it declares.
 */
export function shownPrecision(declaredConfidence: number, { confirmed, rejected }: RuleRecord): number {
  return (declaredConfidence * declaredWeight + confirmed) / (declaredWeight + confirmed + rejected);
}

/** Counts outcomes by rule; what is not decided does not count. */
export function countOutcomes(
  reviewed: Iterable<{ readonly rule: string; readonly outcome: Outcome | null }>,
): ReadonlyMap<string, RuleRecord> {
  const counts = new Map<string, { confirmed: number; rejected: number }>();
  for (const { rule, outcome } of reviewed) {
    if (outcome === null) continue;
    const record = counts.get(rule) ?? { confirmed: 0, rejected: 0 };
    record[outcome] += 1;
    counts.set(rule, record);
  }
  return counts;
}
