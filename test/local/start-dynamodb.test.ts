import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDynamoDb, type Tables } from '../../local/start-dynamodb.ts';
import { awsClients } from '../../platform/aws.ts';

const region = 'us-east-1';
const TableName = 'items';
let dataDir: string;
let tables: Tables | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tables-'));
});

afterEach(async () => {
  await tables?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps no old states of an item for queries that are over', async () => {
  const dynamodb = await startWithTable();
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

it('decides a condition that it knows by the names and values of each call', async () => {
  const dynamodb = await startWithTable();
  const rise = (pk: string, from: number | string, names = { '#at': 'at' }, values = {}) =>
    dynamodb.send(
      new UpdateCommand({
        TableName,
        Key: { pk },
        UpdateExpression: 'SET #at = :to',
        ConditionExpression: '(attribute_not_exists(pk) OR (#at = :from AND #at < :to))',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ':from': from,
          ':to': typeof from === 'number' ? from + 1 : 'z',
          ...values,
        },
      }),
    );
  await rise('one', 1);
  await rise('one', 2);
  await rise('two', 7);
  await expect(rise('one', 2)).rejects.toThrow('conditional');
  await rise('one', 3);
  await rise('two', 8);
  await expect(rise('two', 9, { '#at': 'besides' })).rejects.toThrow('conditional');
  await expect(rise('two', 'text')).rejects.toThrow('conditional');
  await expect(rise('two', 9, undefined, { ':more': 1 })).rejects.toThrow(/unused in expressions.*:more/);
  await expect(rise('two', 9, { '#other': 'at' } as never)).rejects.toThrow(/not defined.*#at/);

  const { Items } = await dynamodb.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'one' },
    }),
  );
  expect(Items).toEqual([{ pk: 'one', at: 4 }]);
  const { Item } = await dynamodb.send(new GetCommand({ TableName, Key: { pk: 'two' } }));
  expect(Item).toEqual({ pk: 'two', at: 9 });
});

it('takes an item of as many bytes as AWS does, and no more', async () => {
  const dynamodb = await startWithTable();
  const most = 409_600 - 'pk'.length - 'one'.length - 'text'.length;
  const put = (text: string) => dynamodb.send(new PutCommand({ TableName, Item: { pk: 'one', text } }));
  const change = (text: string) =>
    dynamodb.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'one' },
        UpdateExpression: 'SET #text = :text',
        ExpressionAttributeNames: { '#text': 'text' },
        ExpressionAttributeValues: { ':text': text },
      }),
    );
  const chinese = '列'.repeat(Math.floor(most / 3));
  const [largest, tooLarge] = [chinese.padEnd(chinese.length + (most % 3), 'x'), `${chinese}列`];
  expect(Buffer.byteLength(largest)).toBe(most);

  await put(largest);
  await change(largest);
  await expect(put(tooLarge)).rejects.toThrow(/maximum allowed size/);
  await expect(change(tooLarge)).rejects.toThrow(/maximum allowed size/);
});

async function startWithTable(): Promise<DynamoDBDocumentClient> {
  tables = await startDynamoDb({ dataDir, port: 0, region });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { dynamodb } = awsClients({ region, dynamodb: tables.endpoint, credentials });
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 10, minDelay: 0.01 }, { TableName });
  return dynamodb;
}

function bytesIn(folder: string): number {
  return readdirSync(folder)
    .map((name) => statSync(join(folder, name)).size)
    .reduce((sum, size) => sum + size, 0);
}
