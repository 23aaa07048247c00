import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../../core/claims/case-id.ts';
import type { Result } from '../../core/result.ts';
import type { Decision } from '../../core/review/decision.ts';
import { decide, type Outcome, type Refusal, type Review, reviewOf } from '../../core/review/review.ts';
import { type AmountRefusal, largestAmountFen, refuseAmount } from '../../core/review/settled-amount.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { inParallel } from '../in-parallel.ts';
import { succeeds } from './batches.ts';
import type { CaseHead } from './cases.ts';
import { caseKey, decisionKey, decisionsOf, findingKey, type ItemKey, ruleAnswers } from './keys.ts';
import { isBehind, type Stand, standOf, standStore } from './stands.ts';
import type { Table } from './table.ts';

/** A decision as the table holds it: never changed, never deleted. */
export type StoredDecision = Decision &
  ItemKey & {
    readonly finding_id: string;
    readonly rule_id: string;
    /** Whether the finding stands as right after it. */
    readonly outcome: Outcome | null;
    /** Only on decisions after which the outcome is another than before. */
    readonly gsi1pk?: string;
    readonly gsi1sk?: string;
  };

const readsAtOnce = 16;

export interface FindingName extends CaseId {
  readonly findingId: string;
}

export type DecisionOutcome =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly why: 'no-such-finding' | 'decided-meanwhile' | Refusal | AmountRefusal };

/** The decisions about findings. They outlive the finding: a correction may sweep it, what was decided stays. */
export interface ReviewStore {
  /** By finding id, for every finding of the case that somebody has decided about. */
  readonly ofCase: (of: CaseId) => Promise<ReadonlyMap<string, Review>>;
  /** Takes a decision, with an amount that can be claimed for the case. Of two taken at the same time one is refused. */
  readonly decide: (name: FindingName, decision: Decision) => Promise<DecisionOutcome>;
  /** How far people are with the findings of the month, by finding id; those that nobody has looked at are left out. */
  readonly stands: (hospital: string, month: string) => Promise<ReadonlyMap<string, Stand>>;
  /** After a correction: the stands of a case's findings stand under the month of its discharge as it is now. */
  readonly carry: (of: CaseId, month: string) => Promise<void>;
  /** The last answer to each finding of a rule; an eventual reading. */
  readonly answersTo: (rule: string) => Promise<readonly (Outcome | null)[]>;
}

export function reviewStore(table: Table): ReviewStore {
  const { client, name, query } = table;
  const stands = standStore(table);
  const decisions = ({ hospital, settlementId }: CaseId, beginning: string) =>
    query<StoredDecision>({
      KeyConditionExpression: 'pk = :case AND begins_with(sk, :review)',
      ExpressionAttributeValues: { ':case': caseKey(hospital, settlementId).pk, ':review': beginning },
      ConsistentRead: true,
    });
  const read = async (Key: ItemKey) =>
    (await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))).Item;
  const findingOf = async ({ hospital, settlementId, findingId }: FindingName) =>
    (await read(findingKey(hospital, settlementId, findingId))) as Finding | undefined;
  const resultOf = async ({ hospital, settlementId }: CaseId) =>
    ((await read(caseKey(hospital, settlementId))) as Pick<CaseHead, 'result'> | undefined)?.result;
  const ofCase = async (of: CaseId) => {
    const byFinding = Map.groupBy(await decisions(of, 'REVIEW#'), ({ finding_id }) => finding_id);
    return new Map([...byFinding].map(([finding, taken]) => [finding, reviewOf(taken)]));
  };
  /** Where a correction has moved the case meanwhile, it has either seen the decision or is seen here. */
  const keep = async (finding: FindingName, month: string, review: Review) => {
    await stands.keep({ ...finding, month }, review);
    const result = await resultOf(finding);
    const now = result ? monthOf(result) : month;
    if (now !== month) await stands.keep({ ...finding, month: now }, review);
  };
  return {
    ofCase,
    decide: async (finding, decision) => {
      const [taken, result] = await Promise.all([
        decisions(finding, decisionsOf(finding.findingId)),
        resultOf(finding),
      ]);
      const isLookedUp = taken.length === 0 || decision.amountFen !== undefined;
      const stored = isLookedUp ? await findingOf(finding) : undefined;
      const rule = taken[0]?.rule_id ?? stored?.rule_id;
      if (rule === undefined || !result) return { ok: false, why: 'no-such-finding' };
      const month = monthOf(result);
      const before = reviewOf(taken);
      const next = decide(before, decision);
      if (!next.ok) return { ok: false, why: next.refusal };
      const largestFen = largestAmountFen(result.cost_fen, stored?.amount_fen ?? null);
      const refusal = refuseAmount(decision, next.review, largestFen);
      if (refusal) return { ok: false, why: refusal };
      const item = storedDecision(finding, rule, decision, taken.length, before, next.review);
      await stands.announce({ ...finding, month }, taken.length + 1);
      const isFirst = await succeeds(
        client.send(
          new PutCommand({ TableName: name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
        ),
      );
      if (!isFirst) return { ok: false, why: 'decided-meanwhile' };
      await keep(finding, month, next.review);
      return { ok: true, review: next.review };
    },
    stands: async (hospital, month) => {
      const stored = await stands.ofMonth(hospital, month);
      const behind = new Set(stored.filter(isBehind).map(({ settlementId }) => settlementId));
      const asked = await inParallel([...behind], readsAtOnce, (settlementId) =>
        ofCase({ hospital, settlementId }),
      );
      const known = stored.flatMap(({ sk, stand }) => (stand ? [[sk, stand] as const] : []));
      const truly = asked.flatMap((reviews) =>
        [...reviews].map(([id, review]) => [id, standOf(review)] as const),
      );
      return new Map([...known, ...truly]);
    },
    carry: async (of, month) => {
      for (const [findingId, review] of await ofCase(of))
        await stands.keep({ ...of, findingId, month }, review);
    },
    answersTo: async (rule) => {
      const answers = await query<StoredDecision>({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :rule',
        ExpressionAttributeValues: { ':rule': ruleAnswers(rule) },
      });
      return [
        ...new Map(answers.map((answer) => [`${answer.pk} ${answer.finding_id}`, answer.outcome])).values(),
      ];
    },
  };
}

const monthOf = ({ discharged_on }: Result) => discharged_on.slice(0, 7);

function storedDecision(
  { hospital, settlementId, findingId }: FindingName,
  rule: string,
  decision: Decision,
  number: number,
  before: Review,
  { outcome }: Review,
): StoredDecision {
  const item = {
    ...decisionKey(hospital, settlementId, findingId, number),
    ...decision,
    finding_id: findingId,
    rule_id: rule,
    outcome,
  };
  if (outcome === before.outcome) return item;
  return { ...item, gsi1pk: ruleAnswers(rule), gsi1sk: `${decision.at}#${item.sk}` };
}
