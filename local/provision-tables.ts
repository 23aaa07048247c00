import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ListTablesCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexesSchema = z
  .array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({
        ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']).optional(),
        NonKeyAttributes: z.array(z.string()).optional(),
      }),
    }),
  )
  .optional();
const tableSchema = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: indexesSchema,
  LocalSecondaryIndexes: indexesSchema,
});

/**
 * Makes the template's tables, all on demand.
 * Throws when the data folder holds a table of the same name with other keys or indexes: it cannot be converted.
 */
export async function provisionTables(resolver: Resolver, dynamodb: DynamoDBClient): Promise<void> {
  const { TableNames: existing = [] } = await dynamodb.send(new ListTablesCommand({}));
  for (const located of resolver.resourcesOf('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const TableName = resolver.attributes(located)['Ref'] ?? '';
    const wanted = {
      TableName,
      ...readProperties(resolver, located, tableSchema),
    } as CreateTableCommandInput;
    if (existing.includes(TableName)) {
      const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
      assertSameShape(wanted, Table);
    } else {
      await dynamodb.send(new CreateTableCommand({ ...wanted, BillingMode: 'PAY_PER_REQUEST' }));
    }
  }
}

function assertSameShape(wanted: CreateTableCommandInput, present: TableDescription | undefined): void {
  if (shapeOf(wanted) === shapeOf(present)) return;
  throw new Error(
    `Table ${wanted.TableName} in the data folder has other keys or indexes than the template. ` +
      'Remove the data folder, or choose another one with SENTINEL_DATA_DIR.',
  );
}

function shapeOf(table: CreateTableCommandInput | TableDescription | undefined): string {
  const keysOf = (keys: { AttributeName?: string | undefined; KeyType?: string | undefined }[] = []) =>
    keys.map(({ AttributeName, KeyType }) => `${KeyType}:${AttributeName}`).join();
  const indexes = [...(table?.GlobalSecondaryIndexes ?? []), ...(table?.LocalSecondaryIndexes ?? [])];
  return [
    keysOf(table?.KeySchema),
    ...indexes.map(({ IndexName, KeySchema }) => `${IndexName}=${keysOf(KeySchema)}`).sort(),
  ].join(';');
}
