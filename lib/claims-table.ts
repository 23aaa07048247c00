import type { RemovalPolicy } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
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

/** What a step may be let do; transactions are left out, which the table does without. */
type TableOperation =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem';

const indexNames = ['gsi1', 'gsi2', 'gsi3'] as const;
type IndexName = (typeof indexNames)[number];

/** The one table. What its keys hold is told by access pattern in `docs/data-model.md`. */
export class ClaimsTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;
  readonly #table: TableV2;

  constructor(scope: Construct, id: string, { dataKey, removalPolicy, stage }: ClaimsTableProps) {
    super(scope, id);
    this.#table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: indexNames.map((indexName) => ({
        indexName,
        partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(dataKey.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires_at',
      deletionProtection: stage.keepData,
      removalPolicy,
    });
    this.tableName = this.#table.tableName;
    this.tableArn = this.#table.tableArn;
  }

  /**
   * Exactly these operations on the table, and no index: scanning is nobody's right. TableV2's own grants
   * would add both, and the stream.
   */
  grant(handler: HandlerFunction, operations: readonly TableOperation[]): void {
    Grant.addToPrincipal({
      grantee: handler.role,
      actions: operations.map((operation) => `dynamodb:${operation}`),
      resourceArns: [this.#table.tableArn],
    });
    handler.addEnvironment('TABLE', this.tableName);
  }

  /** Calls that the table or an index refused as too many, by what refused them. */
  get throttles(): readonly Metric[] {
    return ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((metricName) => [
      this.#metric(metricName, {}),
      ...indexNames.map((GlobalSecondaryIndexName) => this.#metric(metricName, { GlobalSecondaryIndexName })),
    ]);
  }

  /** Units that are paid for, of the table and each index: what is read, or what is written. */
  consumed(what: 'Read' | 'Write'): readonly Metric[] {
    const metricName = `Consumed${what}CapacityUnits`;
    return [
      this.#metric(metricName, {}),
      ...indexNames.map((GlobalSecondaryIndexName) => this.#metric(metricName, { GlobalSecondaryIndexName })),
    ];
  }

  #metric(metricName: string, dimensions: Readonly<Record<string, string>>): Metric {
    const dimensionsMap = { TableName: this.tableName, ...dimensions };
    return new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: 'Sum' });
  }

  /** Queries of these indexes. */
  grantQueryIndexes(handler: HandlerFunction, indexes: readonly IndexName[]): void {
    Grant.addToPrincipal({
      grantee: handler.role,
      actions: ['dynamodb:Query'],
      resourceArns: indexes.map((index) => `${this.#table.tableArn}/index/${index}`),
    });
  }
}
