import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../../core/claims/case-id.ts';
import type { Outcome, Review, ReviewState } from '../../core/review/review.ts';
import { succeeds } from './batches.ts';
import { type ItemKey, standKey, standsOf } from './keys.ts';
import type { Table } from './table.ts';

/** How far people are with a finding: what its decisions add up to, as a list needs it. */
export interface Stand {
  readonly state: ReviewState;
  readonly outcome: Outcome | null;
  /** What is to be paid back, in fen, where somebody decided otherwise than the finding has it. */
  readonly amountFen: number | null;
}

export interface StandName extends CaseId {
  readonly findingId: string;
  /** Of the case's discharge. */
  readonly month: string;
}

/**
 * A stand as the table holds it, apart from the decisions, which alone are true: it says of how many it is (`of`), and
 * how many somebody was about to make of them (`announced`).
 */
export type StoredStand = ItemKey & {
  readonly settlementId: string;
  readonly announced: number;
  readonly of?: number;
  readonly stand?: Stand;
};

/**
 * Stands of the findings of a hospital's month, so that a list needs no look at each case. Announced before a decision
 * is put and kept after it: whoever is killed in between leaves an announcement, and readers ask the decisions.
 */
export interface StandStore {
  /** Before a decision is put, which would be the `number`th. */
  readonly announce: (name: StandName, number: number) => Promise<void>;
  /** What a finding's decisions add up to; what more of them add up to stands. */
  readonly keep: (name: StandName, review: Review) => Promise<void>;
  readonly ofMonth: (hospital: string, month: string) => Promise<readonly StoredStand[]>;
}

/** Whether the decisions must be asked: one may have been put and not been kept. */
export function isBehind({ announced, of = 0 }: StoredStand): boolean {
  return announced > of;
}

export function standOf({ state, outcome, amountFen }: Review): Stand {
  return { state, outcome, amountFen };
}

export function standStore({ client, name: TableName, query }: Table): StandStore {
  return {
    announce: async ({ hospital, month, findingId, settlementId }, number) => {
      const update = new UpdateCommand({
        TableName,
        Key: standKey(hospital, month, findingId),
        UpdateExpression: 'SET settlementId = :case, announced = :number',
        ConditionExpression: 'attribute_not_exists(announced) OR announced < :number',
        ExpressionAttributeValues: { ':case': settlementId, ':number': number },
      });
      await succeeds(client.send(update));
    },
    keep: async ({ hospital, month, findingId, settlementId }, review) => {
      const update = new UpdateCommand({
        TableName,
        Key: standKey(hospital, month, findingId),
        // Somebody may have announced one more meanwhile.
        UpdateExpression:
          'SET settlementId = :case, stand = :stand, #of = :number, announced = if_not_exists(announced, :number)',
        ConditionExpression: 'attribute_not_exists(#of) OR #of < :number',
        ExpressionAttributeNames: { '#of': 'of' },
        ExpressionAttributeValues: {
          ':case': settlementId,
          ':stand': standOf(review),
          ':number': review.decisions.length,
        },
      });
      await succeeds(client.send(update));
    },
    ofMonth: (hospital, month) =>
      query<StoredStand>({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': standsOf(hospital, month) },
        ConsistentRead: true,
      }),
  };
}
