import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type GivenCounts,
  type GivenMonth,
  type GivenRow,
  type GivenStamp,
  type KeptMeasure,
  putRows,
} from '../../core/indicators/given/given-month.ts';
import type { GivenMeasure } from '../../core/indicators/unit-figures.ts';
import { succeeds } from './batches.ts';
import { givenKey } from './keys.ts';
import { packed, unpacked } from './packed.ts';
import type { Table } from './table.ts';

/** A measure as it stands, with who brought it, when, and what stood there before. */
export type StoredMeasure = Pick<GivenRow, 'month' | 'department' | 'indicator'> & KeptMeasure;

/** Measures that are not in the claims: imported by people, or made of the warnings that were shown. */
export interface GivenMeasureStore {
  /**
   * By month, from one to another, both included; then by department and by `all` for the hospital, then by indicator.
   * Months without any are left out.
   */
  readonly readMonths: (
    hospital: string,
    from: string,
    until: string,
  ) => Promise<ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, GivenMeasure>>>>;
  /** Every measure of the months from one to another, both included, by month, department and indicator. */
  readonly list: (hospital: string, from: string, until: string) => Promise<readonly StoredMeasure[]>;
  /**
   * Puts measures in the place of those of the same month, department and indicator. Month by month: a run that is
   * killed is mended by running it again, which changes nothing that is there already.
   */
  readonly write: (hospital: string, rows: readonly GivenRow[], stamp: GivenStamp) => Promise<GivenCounts>;
}

const tries = 5;

export function givenMeasureStore(table: Table): GivenMeasureStore {
  const between = async (hospital: string, from: string, until: string) => {
    const items = await table.query<MonthItem>({
      KeyConditionExpression: 'pk = :hospital AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':hospital': givenKey(hospital, from).pk, ':from': from, ':until': until },
    });
    return items.map(({ sk, body }) => ({ month: sk, measures: unpacked<GivenMonth>([body]) }));
  };
  return {
    readMonths: async (hospital, from, until) => {
      const found = await between(hospital, from, until);
      return new Map(found.map(({ month, measures }) => [month, byDepartment(measures)]));
    },
    list: async (hospital, from, until) =>
      (await between(hospital, from, until)).flatMap(({ month, measures }) =>
        storedMeasures(month, measures),
      ),
    write: async (hospital, rows, stamp) => {
      const total = { added: 0, replaced: 0, unchanged: 0 };
      for (const [month, ofMonth] of Map.groupBy(rows, (row) => row.month)) {
        const counts = await writeMonth(table, hospital, month, (before) => putRows(before, ofMonth, stamp));
        for (const name of ['added', 'replaced', 'unchanged'] as const) total[name] += counts[name];
      }
      return total;
    },
  };
}

interface MonthItem {
  readonly sk: string;
  readonly body: Uint8Array;
  /** Counts the writes: of two at once, one reads again. */
  readonly revision: number;
}

async function writeMonth(
  { client, name }: Table,
  hospital: string,
  month: string,
  change: (before: GivenMonth) => ReturnType<typeof putRows>,
): Promise<GivenCounts> {
  const key = givenKey(hospital, month);
  for (let attempt = 1; attempt <= tries; attempt++) {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
    const stored = Item as MonthItem | undefined;
    const revision = stored?.revision ?? 0;
    const { month: measures, counts } = change(stored ? unpacked<GivenMonth>([stored.body]) : {});
    if (counts.added + counts.replaced === 0) return counts;
    const [body, ...more] = packed(measures);
    if (more.length > 0) throw new Error(`the measures of ${hospital} ${month} do not fit an item`);
    const put = new PutCommand({
      TableName: name,
      Item: { ...key, body, revision: revision + 1 },
      ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
      ExpressionAttributeValues: { ':revision': revision },
    });
    if (await succeeds(client.send(put))) return counts;
  }
  throw new Error(`others kept writing the measures of ${hospital} ${month}`);
}

function storedMeasures(month: string, measures: GivenMonth): readonly StoredMeasure[] {
  return Object.entries(measures).flatMap(([department, of]) =>
    Object.entries(of).map(([indicator, kept]) => ({ month, department, indicator, ...kept })),
  );
}

function byDepartment(measures: GivenMonth): ReadonlyMap<string, ReadonlyMap<string, GivenMeasure>> {
  return new Map(
    Object.entries(measures).map(([department, of]) => [
      department,
      new Map(Object.entries(of).map(([indicator, { above, below }]) => [indicator, { above, below }])),
    ]),
  );
}
