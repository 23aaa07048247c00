import type { Words } from '../../core/claims/words.ts';
import type { Result } from '../../core/result.ts';
import type { Action } from '../../core/review/decision.ts';
import type { Review } from '../../core/review/review.ts';
import { largestAmountFen } from '../../core/review/settled-amount.ts';
import { type AmountMethod, amountMethods } from '../../core/rules/amount-methods.ts';
import problems from '../../platform/http/problems.json' with { type: 'json' };
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import type { StoredFinding } from '../../platform/table/findings.ts';
import type { FindingName } from '../../platform/table/reviews.ts';
import { findingView } from './case-routes.ts';
import type { Decided } from './finding-routes.ts';
import type { BulkAnswer, FindingDetail } from './finding-schemas.ts';

/** A finding with its case and all that was decided about it. */
export function detailOf(
  { hospital, settlementId, findingId }: FindingName,
  result: Result,
  finding: StoredFinding | null,
  review: Review,
  actions: readonly Action[],
  names: Names,
): FindingDetail {
  return {
    finding_id: findingId,
    hospital,
    setl_id: settlementId,
    finding: finding && findingView(finding),
    amount_method: finding && methodWords(finding.amount_method),
    case: {
      scheme: result.paid.scheme,
      group: result.paid.group,
      department: result.department,
      department_name: names.department(result.department),
      doctor: result.doctor,
      admitted_on: result.admitted_on,
      discharged_on: result.discharged_on,
      los_days: result.los_days,
      cost_fen: result.cost_fen,
      payment_fen: result.payment_fen,
    },
    state: review.state,
    outcome: review.outcome,
    decided_fen: review.amountFen,
    largest_amount_fen: largestAmountFen(result.cost_fen, finding?.amount_fen ?? null),
    decisions: review.decisions.map(
      ({ action, by, sub = null, role, at, why, attachments, amountFen = null }) => ({
        action,
        by,
        sub,
        role,
        at,
        why,
        attachments: [...attachments],
        amount_fen: amountFen,
      }),
    ),
    actions: [...actions],
  };
}

function methodWords(method: string): Words | null {
  return Object.hasOwn(amountMethods, method) ? amountMethods[method as AmountMethod] : null;
}

/** What became of one of many. */
export function bulkRow(finding_id: string, { code, review }: Decided): BulkAnswer['findings'][number] {
  const words = code && problems[code];
  return {
    finding_id,
    done: code === null,
    state: review?.state ?? null,
    outcome: review?.outcome ?? null,
    decided_fen: review?.amountFen ?? null,
    code,
    titles: words ? { zh: words.zh, en: words.en } : null,
  };
}
