import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { awsClients } from '../../../platform/aws.ts';
import { openTable } from '../../../platform/table/table.ts';
import { type FaultyTable, standBefore } from '../../support/faulty-table.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

const place = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

let running: RunningTable;
let faulty: FaultyTable;
beforeAll(async () => {
  running = await runTable();
  faulty = await standBefore(running.endpoint);
});
afterAll(async () => {
  await faulty.stop();
  await running.stop();
});

const items = (pk: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ pk, sk: String(at).padStart(4, '0'), at }));

const stored = (pk: string) =>
  running.table.query<{ at: number }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });

/** The table as handlers open it, behind what breaks. */
function tableBehind() {
  return openTable(awsClients({ ...place, dynamodb: faulty.endpoint }).dynamodb, running.table.name);
}

describe('a table under too much load', () => {
  it('is written, read and emptied as a whole, though every call does but half of what it is asked', async () => {
    faulty.break((operation) => (operation.startsWith('Batch') ? 'leave' : 'none'));
    const [table, all] = [tableBehind(), items('HALF', 60)];
    await table.writeAll(all);
    expect(await stored('HALF')).toHaveLength(60);
    const found = await table.readAll<{ at: number }>(all.map(({ pk, sk }) => ({ pk, sk })));
    expect(found.map(({ at }) => at).sort((a, b) => a - b)).toEqual(all.map(({ at }) => at));
    await table.deleteAll(all.slice(0, 59));
    expect(await stored('HALF')).toMatchObject([{ at: 59 }]);
  });

  it('is asked again where it refuses a call for being too much', async () => {
    let calls = 0;
    faulty.break(() => (++calls % 2 === 1 ? 'throttle' : 'none'));
    const [table, all] = [tableBehind(), items('THROTTLED', 40)];
    await table.writeAll(all);
    const found = await table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'THROTTLED' },
    });
    expect(found).toHaveLength(40);
  });

  it('is asked on where the clock was set back by hours after it had refused', async () => {
    let calls = 0;
    faulty.break(() => (++calls <= 3 ? 'throttle' : 'none'));
    const [table, all] = [tableBehind(), items('SET-BACK', 30)];
    await table.writeAll(all);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 6 * 3_600_000 });
    try {
      await table.deleteAll(all.slice(1));
    } finally {
      vi.useRealTimers();
    }
    expect(await stored('SET-BACK')).toMatchObject([{ at: 0 }]);
  });

  it('fails where it goes on refusing: the message comes back later', async () => {
    faulty.break(() => 'throttle');
    const client = new DynamoDBClient({ ...place, endpoint: faulty.endpoint, maxAttempts: 2 });
    const table = openTable(DynamoDBDocumentClient.from(client), running.table.name);
    await expect(table.writeAll(items('REFUSED', 30))).rejects.toThrow(
      expect.objectContaining({ name: 'ProvisionedThroughputExceededException' }),
    );
    expect(await stored('REFUSED')).toEqual([]);
  });
});
