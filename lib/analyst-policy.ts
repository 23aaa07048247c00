import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { folderOf } from '../core/analysis/analysis-table.ts';
import { type Analysed, analysisTables, answersFolder } from './analysis-bucket.ts';

export interface AnalystPolicyProps extends Analysed {
  readonly databaseName: string;
  readonly workGroup: string;
}

/** What an analyst needs to ask in the workgroup, and nothing else. It is given to nobody here. */
export class AnalystPolicy extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AnalystPolicyProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'DRG Sentinel: asks for years of results by Athena',
      statements: statementsFor(props),
    });
    this.arn = policy.managedPolicyArn;
    const exported: string = Stack.of(this).resolve(props.bucketArn)['Fn::ImportValue'];
    Validations.of(policy).acknowledge(
      ...[...analysisTables.map(folderOf), answersFolder].map((folder) => ({
        id: `AwsSolutions-IAM5[Resource::${exported}/${folder}*]`,
        reason:
          'Names of objects and answers are not known ahead; the right ends at the folder, in this one bucket.',
      })),
    );
  }
}

function statementsFor({
  bucketArn,
  keyArn,
  databaseName,
  workGroup,
}: AnalystPolicyProps): PolicyStatement[] {
  const arn = (service: string, resource: string) =>
    `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
  const allow = (service: string, actions: readonly string[], resources: readonly string[]) =>
    new PolicyStatement({
      actions: actions.map((action) => `${service}:${action}`),
      resources: [...resources],
    });
  return [
    allow('athena', workGroupActions, [arn('athena', `workgroup/${workGroup}`)]),
    allow(
      'glue',
      ['GetDatabase', 'GetTable', 'GetTables', 'GetPartition', 'GetPartitions'],
      [
        arn('glue', 'catalog'),
        arn('glue', `database/${databaseName}`),
        ...analysisTables.map(({ name }) => arn('glue', `table/${databaseName}/${name}`)),
      ],
    ),
    allow(
      's3',
      ['GetObject'],
      analysisTables.map((table) => `${bucketArn}/${folderOf(table)}*`),
    ),
    allow(
      's3',
      ['GetObject', 'PutObject', 'AbortMultipartUpload', 'ListMultipartUploadParts'],
      [`${bucketArn}/${answersFolder}*`],
    ),
    allow('s3', ['GetBucketLocation', 'ListBucket'], [bucketArn]),
    allow('kms', ['Decrypt', 'GenerateDataKey'], [keyArn]),
  ];
}

const workGroupActions = [
  'BatchGetNamedQuery',
  'BatchGetQueryExecution',
  'GetNamedQuery',
  'GetQueryExecution',
  'GetQueryResults',
  'GetWorkGroup',
  'ListNamedQueries',
  'ListQueryExecutions',
  'StartQueryExecution',
  'StopQueryExecution',
];
