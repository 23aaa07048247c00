import { countOutcomes, type RuleRecord, shownPrecision } from '../../core/review/shown-precision.ts';
import { rememberBriefly } from '../../platform/remember-briefly.ts';
import type { ReviewStore } from '../../platform/table/reviews.ts';

/** How a rule has fared with the people who answered its findings. */
export interface RulePrecision {
  readonly counts: RuleRecord;
  /** @param declared confidence of the rule's declaration */
  readonly shown: (declared: number) => number;
}

/** Counted anew after some minutes: a list of all rules asks for each of them. */
const memory = { seconds: 300, most: 1000 };

export function precisionReader(
  reviews: Pick<ReviewStore, 'answersTo'>,
): (rule: string) => Promise<RulePrecision> {
  return rememberBriefly(memory, async (rule) => {
    const answers = await reviews.answersTo(rule);
    const counts = countOutcomes(answers.map((outcome) => ({ rule, outcome }))).get(rule) ?? none;
    return { counts, shown: (declared) => shownPrecision(declared, counts) };
  });
}

const none: RuleRecord = { confirmed: 0, rejected: 0 };
