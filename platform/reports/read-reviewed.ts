import { monthsOf, type Period } from '../../core/indicators/period.ts';
import type { ReviewedMoney } from '../../core/reports/report-input.ts';
import { findingStore } from '../table/findings.ts';
import { flaggedCases } from '../table/keys.ts';
import { reviewStore } from '../table/reviews.ts';
import type { Table } from '../table/table.ts';
import { readConfirmed } from './read-confirmed.ts';

/**
 * What was decided about the findings of a hospital's cases of a period, by rule: a query for every flagged case.
 */
export async function readReviewed(
  table: Table,
  hospital: string,
  period: Period,
): Promise<ReadonlyMap<string, ReviewedMoney>> {
  const flagged = await Promise.all(monthsOf(period).map((month) => flaggedIn(table, hospital, month)));
  const cases = flagged.flat().map((settlementId) => ({ hospital, settlementId }));
  const stores = { reviews: reviewStore(table), findings: findingStore(table) };
  const byRule = new Map<string, ReviewedMoney>();
  for (const { rule, amountFen, isSettled } of await readConfirmed(stores, cases)) {
    const { confirmedFen, recoveredFen } = byRule.get(rule) ?? { confirmedFen: 0, recoveredFen: 0 };
    byRule.set(rule, {
      confirmedFen: confirmedFen + amountFen,
      recoveredFen: recoveredFen + (isSettled ? amountFen : 0),
    });
  }
  return byRule;
}

async function flaggedIn({ query }: Table, hospital: string, month: string): Promise<readonly string[]> {
  const items = await query<{ readonly gsi1sk: string }>({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :flagged',
    ExpressionAttributeValues: { ':flagged': flaggedCases(hospital, month) },
  });
  return items.map(({ gsi1sk }) => gsi1sk.slice(gsi1sk.indexOf('#') + 1));
}
