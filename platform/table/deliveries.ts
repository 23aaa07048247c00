import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { succeeds } from './batches.ts';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** Longer than notify may run, so that nobody is taken for gone who is still sending. */
const leaseSeconds = 90;

/** As long as a message may lie among the dead letters, and some. */
const rememberSeconds = 30 * 86_400;

/** Receivers whom an earlier run has dealt with. */
export interface EarlierRun {
  /** Sent, or held back for good reason. */
  readonly done: ReadonlySet<string>;
  /** Counted against their limits, sent or not. */
  readonly counted: ReadonlySet<string>;
}

/**
 * What of a message was sent to whom, so that a message that comes twice is sent once, and a retry goes only to
 * those whom the run before has not reached.
 */
export interface DeliveryStore {
  /**
   * Takes the delivery on for as long as a run may last. `held` where another message has it: that one may have been
   * killed and parked, so whoever is told so must come back, too.
   * @param owner the id of the queue's message
   * @param now epoch seconds
   */
  readonly begin: (
    delivery: ItemKey,
    owner: string,
    now: number,
  ) => Promise<EarlierRun | 'finished' | 'held'>;
  /** @param memory whether what it told can be told of again, however late, or only by a message that comes twice */
  readonly finish: (delivery: ItemKey, memory: 'for-good' | 'for-a-month') => Promise<void>;
  /** Leaves it to the owner's next run, or, where that message is parked, to the one that is sent in its place. */
  readonly interrupt: (delivery: ItemKey, run: EarlierRun) => Promise<void>;
}

export function deliveryStore({ client, name }: Table): DeliveryStore {
  const isFinished = async (Key: ItemKey) => {
    const get = new GetCommand({ TableName: name, Key, ConsistentRead: true });
    return (await client.send(get)).Item?.['finished'] === true;
  };
  return {
    begin: async (delivery, owner, now) => {
      const taking = client.send(
        new UpdateCommand({
          TableName: name,
          Key: delivery,
          UpdateExpression: 'SET #owner = :owner, #until = :until, expires_at = :forgotten',
          ConditionExpression:
            'attribute_not_exists(pk) OR (attribute_not_exists(finished) AND (#owner = :owner OR #until < :now))',
          ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
          ExpressionAttributeValues: {
            ':owner': owner,
            ':until': now + leaseSeconds,
            ':now': now,
            ':forgotten': now + rememberSeconds,
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      if (!(await succeeds(taking))) return (await isFinished(delivery)) ? 'finished' : 'held';
      const { done = [], counted = [] } = (await taking).Attributes as {
        done?: string[];
        counted?: string[];
      };
      return { done: new Set(done), counted: new Set(counted) };
    },
    finish: async (delivery, memory) => {
      await client.send(
        new UpdateCommand({
          TableName: name,
          Key: delivery,
          UpdateExpression: `SET finished = :true REMOVE done, counted${memory === 'for-good' ? ', expires_at' : ''}`,
          ExpressionAttributeValues: { ':true': true },
        }),
      );
    },
    interrupt: async (delivery, { done, counted }) => {
      await client.send(
        new UpdateCommand({
          TableName: name,
          Key: delivery,
          UpdateExpression: 'SET done = :done, counted = :counted, #until = :over',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':done': [...done], ':counted': [...counted], ':over': 0 },
        }),
      );
    },
  };
}
