import type { CaseId } from '../../core/claims/case-id.ts';
import type { ConfirmedFinding } from '../../core/steering/waterfall-of.ts';
import { inParallel } from '../in-parallel.ts';
import type { FindingStore } from '../table/findings.ts';
import type { ReviewStore } from '../table/reviews.ts';

export interface ConfirmedSources {
  readonly reviews: Pick<ReviewStore, 'ofCase'>;
  readonly findings: Pick<FindingStore, 'ofCase'>;
}

const readsAtOnce = 16;

/**
 * What was confirmed of the findings of these cases, with the money that was decided: a query for each case. Findings
 * that a correction has swept away count no more.
 */
export async function readConfirmed(
  { reviews, findings }: ConfirmedSources,
  cases: readonly CaseId[],
): Promise<readonly ConfirmedFinding[]> {
  const confirmed = await inParallel(cases, readsAtOnce, async (id): Promise<readonly ConfirmedFinding[]> => {
    const reviewed = await reviews.ofCase(id);
    if (reviewed.size === 0) return [];
    return (await findings.ofCase(id)).flatMap(({ finding_id, rule_id, amount_fen }) => {
      const review = reviewed.get(finding_id);
      if (review?.outcome !== 'confirmed') return [];
      const amountFen = review.amountFen ?? amount_fen;
      return [{ rule: rule_id, amountFen, isSettled: review.state === 'settled' }];
    });
  });
  return confirmed.flat();
}
