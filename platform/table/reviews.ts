import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../../core/claims/case-id.ts';
import type { Decision } from '../../core/review/decision.ts';
import { decide, type Outcome, type Refusal, type Review, reviewOf } from '../../core/review/review.ts';
import { succeeds } from './batches.ts';
import { caseKey, decisionKey, decisionsOf, findingKey, type ItemKey, ruleAnswers } from './keys.ts';
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

export interface FindingName extends CaseId {
  readonly findingId: string;
}

export type DecisionOutcome =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly why: 'no-such-finding' | 'decided-meanwhile' | Refusal };

/** The decisions about findings. They outlive the finding: a correction may sweep it, what was decided stays. */
export interface ReviewStore {
  /** By finding id, for every finding of the case that somebody has decided about. */
  readonly ofCase: (of: CaseId) => Promise<ReadonlyMap<string, Review>>;
  /** Takes a decision. Of two taken at the same time one is refused. */
  readonly decide: (name: FindingName, decision: Decision) => Promise<DecisionOutcome>;
  /** The last answer to each finding of a rule; an eventual reading. */
  readonly answersTo: (rule: string) => Promise<readonly (Outcome | null)[]>;
}

export function reviewStore({ client, name, query }: Table): ReviewStore {
  const decisions = ({ hospital, settlementId }: CaseId, beginning: string) =>
    query<StoredDecision>({
      KeyConditionExpression: 'pk = :case AND begins_with(sk, :review)',
      ExpressionAttributeValues: { ':case': caseKey(hospital, settlementId).pk, ':review': beginning },
      ConsistentRead: true,
    });
  const ruleOf = async ({ hospital, settlementId, findingId }: FindingName) => {
    const Key = findingKey(hospital, settlementId, findingId);
    const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
    return (Item?.['rule_id'] as string | undefined) ?? null;
  };
  return {
    ofCase: async (of) => {
      const byFinding = Map.groupBy(await decisions(of, 'REVIEW#'), ({ finding_id }) => finding_id);
      return new Map([...byFinding].map(([finding, taken]) => [finding, reviewOf(taken)]));
    },
    decide: async (finding, decision) => {
      const taken = await decisions(finding, decisionsOf(finding.findingId));
      const rule = taken[0]?.rule_id ?? (await ruleOf(finding));
      if (rule === null) return { ok: false, why: 'no-such-finding' };
      const before = reviewOf(taken);
      const next = decide(before, decision);
      if (!next.ok) return { ok: false, why: next.refusal };
      const item = storedDecision(finding, rule, decision, taken.length, before, next.review);
      const isFirst = await succeeds(
        client.send(
          new PutCommand({ TableName: name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
        ),
      );
      return isFirst ? { ok: true, review: next.review } : { ok: false, why: 'decided-meanwhile' };
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
