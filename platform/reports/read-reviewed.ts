import { monthsOf, type Period } from '../../core/indicators/period.ts';
import type { ReviewedMoney } from '../../core/reports/report-input.ts';
import type { Review } from '../../core/review/review.ts';
import { inParallel } from '../in-parallel.ts';
import { findingStore } from '../table/findings.ts';
import { flaggedCases } from '../table/keys.ts';
import { reviewStore } from '../table/reviews.ts';
import type { Table } from '../table/table.ts';

const readsAtOnce = 16;

/**
 * What was decided about the findings of a hospital's cases of a period, by rule: a query for every flagged case.
 * Findings that a correction has swept away count no more.
 */
export async function readReviewed(
  table: Table,
  hospital: string,
  period: Period,
): Promise<ReadonlyMap<string, ReviewedMoney>> {
  const [reviews, findings] = [reviewStore(table), findingStore(table)];
  const flagged = await Promise.all(monthsOf(period).map((month) => flaggedIn(table, hospital, month)));
  const byRule = new Map<string, ReviewedMoney>();
  await inParallel(flagged.flat(), readsAtOnce, async (settlementId) => {
    const reviewed = await reviews.ofCase({ hospital, settlementId });
    if (reviewed.size === 0) return;
    for (const { finding_id, rule_id, amount_fen } of await findings.ofCase({ hospital, settlementId }))
      add(byRule, rule_id, reviewed.get(finding_id), amount_fen);
  });
  return byRule;
}

function add(
  byRule: Map<string, ReviewedMoney>,
  rule: string,
  review: Review | undefined,
  amountFen: number,
): void {
  if (review?.outcome !== 'confirmed') return;
  const known = byRule.get(rule) ?? { confirmedFen: 0, recoveredFen: 0 };
  const decidedFen = review.amountFen ?? amountFen;
  byRule.set(rule, {
    confirmedFen: known.confirmedFen + decidedFen,
    recoveredFen: known.recoveredFen + (review.state === 'settled' ? decidedFen : 0),
  });
}

async function flaggedIn({ query }: Table, hospital: string, month: string): Promise<readonly string[]> {
  const items = await query<{ readonly gsi1sk: string }>({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :flagged',
    ExpressionAttributeValues: { ':flagged': flaggedCases(hospital, month) },
  });
  return items.map(({ gsi1sk }) => gsi1sk.slice(gsi1sk.indexOf('#') + 1));
}
