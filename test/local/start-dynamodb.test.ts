import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { startDynamoDb, type Tables } from '../../local/start-dynamodb.ts';
import { awsClients } from '../../platform/aws.ts';

const region = 'us-east-1';
const dataDir = mkdtempSync(join(tmpdir(), 'tables-'));
let tables: Tables | undefined;

afterEach(async () => {
  await tables?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps no old states of an item for queries that are over', async () => {
  tables = await startDynamoDb({ dataDir, port: 0, region });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { dynamodb } = awsClients({ region, dynamodb: tables.endpoint, credentials });
  const TableName = 'items';
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const [states, bytes] = [300, 100_000];
  for (let state = 1; state <= states; state++) {
    const text = randomBytes(bytes).toString('base64'); // nothing that could be kept in less
    await dynamodb.send(new PutCommand({ TableName, Item: { pk: 'one', state, text } }));
    const { Items } = await dynamodb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'one' },
      }),
    );
    expect(Items).toHaveLength(1);
  }

  const { Item } = await dynamodb.send(new GetCommand({ TableName, Key: { pk: 'one' } }));
  expect(Item?.['state']).toBe(states);
  expect(bytesIn(join(dataDir, 'dynamodb'))).toBeLessThan((states / 2) * bytes);
}, 60_000);

function bytesIn(folder: string): number {
  return readdirSync(folder)
    .map((name) => statSync(join(folder, name)).size)
    .reduce((sum, size) => sum + size, 0);
}
