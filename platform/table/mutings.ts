import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Muting, mutingSchema } from '../../core/orders/muting.ts';
import { inParallel } from '../in-parallel.ts';
import { succeeds } from './batches.ts';
import { type ItemKey, mutingKey, mutingPartition } from './keys.ts';
import type { Table } from './table.ts';

/** What ends mutings before their time, and who said so. */
export type MutingEnd = NonNullable<Muting['ended']>;

/** A hospital's decisions to mute, each kept for good: an end is a decision of its own beside it. */
export interface MutingStore {
  /** Oldest decision first; an eventual reading unless asked otherwise. */
  readonly of: (hospital: string, consistent?: boolean) => Promise<readonly Muting[]>;
  readonly mute: (hospital: string, muting: Muting) => Promise<void>;
  /**
   * Ends what is muted of a rule, in exactly that department or hospital-wide, on the day of the end or later.
   * Answers what was ended: nothing, where nothing was muted or somebody was first.
   */
  readonly end: (
    hospital: string,
    of: Pick<Muting, 'rule' | 'department'>,
    end: MutingEnd,
  ) => Promise<readonly Muting[]>;
}

const writesAtOnce = 4;

export function mutingStore({ client, name, query }: Table): MutingStore {
  const putOnce = (key: ItemKey, value: object) =>
    succeeds(
      client.send(
        new PutCommand({
          TableName: name,
          Item: { ...key, ...value },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  const read = async (hospital: string, ConsistentRead: boolean) => {
    const items = await query<StoredDecision>({
      KeyConditionExpression: 'pk = :hospital',
      ExpressionAttributeValues: { ':hospital': mutingPartition(hospital) },
      ConsistentRead,
    });
    return joinDecisions(hospital, items);
  };
  return {
    of: (hospital, consistent = false) => read(hospital, consistent),
    mute: async (hospital, muting) => {
      const { ended: _none, ...decided } = mutingSchema.parse(muting);
      if (!(await putOnce(mutingKey(hospital, 'MUTED', muting), { muting: decided })))
        throw new Error(`${muting.rule} was muted twice at ${muting.decided_at}`);
    },
    end: async (hospital, { rule, department }, end) => {
      const standing = (await read(hospital, true)).filter(
        (one) => one.rule === rule && one.department === department && one.ended === null && end.on <= one.to,
      );
      const isEnded = await inParallel(standing, writesAtOnce, (one) =>
        putOnce(mutingKey(hospital, 'ENDED', one), { end }),
      );
      return standing.filter((_, at) => isEnded[at]).map((one) => ({ ...one, ended: end }));
    },
  };
}

type StoredDecision = ItemKey & ({ readonly muting: Omit<Muting, 'ended'> } | { readonly end: MutingEnd });

function joinDecisions(hospital: string, items: readonly StoredDecision[]): readonly Muting[] {
  const ends = new Map(items.flatMap((item) => ('end' in item ? [[item.sk, item.end] as const] : [])));
  return items
    .flatMap((item) => ('muting' in item ? [item.muting] : []))
    .map((muting) => ({ ...muting, ended: ends.get(mutingKey(hospital, 'ENDED', muting).sk) ?? null }))
    .toSorted((a, b) => (a.decided_at < b.decided_at ? -1 : 1));
}
