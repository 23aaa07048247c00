import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface ClaimsTableProps {
  readonly dataKey: DataKey;
  readonly removalPolicy: RemovalPolicy;
  readonly stage: Stage;
}

const INDEX = 'gsi1';

/** The one table. What its keys hold is told by access pattern in `docs/data-model.md`. */
export class ClaimsTable extends Construct {
  readonly tableName: string;
  readonly #table: TableV2;

  constructor(scope: Construct, id: string, { dataKey, removalPolicy, stage }: ClaimsTableProps) {
    super(scope, id);
    this.#table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: INDEX,
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(dataKey.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires_at',
      deletionProtection: stage.keepData,
      removalPolicy,
    });
    this.tableName = this.#table.tableName;
  }

  /** By key, in the table and its index. Scanning is nobody's right: no code scans. */
  grantRead(reader: HandlerFunction): void {
    this.#grant(reader, ['GetItem', 'BatchGetItem', 'Query'], [`/index/${INDEX}`]);
  }

  /** Puts, updates, deletes and batches of them; no transactions, which the table does without. */
  grantWrite(writer: HandlerFunction): void {
    this.#grant(writer, ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
  }

  /** For who only looks single items up and puts them down. */
  grantGetAndPut(handler: HandlerFunction): void {
    this.#grant(handler, ['GetItem', 'PutItem']);
  }

  // TableV2's own grants add Scan, the stream and every index.
  #grant(handler: HandlerFunction, operations: readonly string[], indexes: readonly string[] = []): void {
    const { tableArn } = this.#table;
    Grant.addToPrincipal({
      grantee: handler.role,
      actions: operations.map((operation) => `dynamodb:${operation}`),
      resourceArns: [tableArn, ...indexes.map((index) => tableArn + index)],
    });
    handler.addEnvironment('TABLE', this.tableName);
  }
}
