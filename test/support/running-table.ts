import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynamoDb } from '../../local/start-dynamodb.ts';
import { openTable, type Table } from '../../platform/table/table.ts';

export interface RunningTable {
  readonly table: Table;
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

const indexes = ['gsi1', 'gsi2', 'gsi3'];

/** An empty table of the stack's shape in a real database, alone. */
export async function runTable(): Promise<RunningTable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'table-'));
  const region = 'us-east-1';
  const { endpoint, close } = await startDynamoDb({ dataDir, port: 0, region });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: 'claims',
      AttributeDefinitions: ['pk', 'sk', ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])].map(
        text,
      ),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index,
        KeySchema: keys(`${index}pk`, `${index}sk`),
        Projection: { ProjectionType: 'ALL' },
      })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName: 'claims' });
  return {
    table: openTable(DynamoDBDocumentClient.from(client), 'claims'),
    endpoint,
    stop: async () => {
      client.destroy();
      await close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
