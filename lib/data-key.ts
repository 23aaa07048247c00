import { Aws, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { firewallLogName } from './sealed-log.ts';

export interface DataKeyProps {
  /** What it encrypts. @default claim data */
  readonly holds?: string;
  readonly removalPolicy: RemovalPolicy;
}

/** The one key that buckets, queues, table, secret, logs and handler environments are encrypted with. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { holds = 'claim data', removalPolicy }: DataKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `DRG Sentinel: ${holds} at rest`,
      enableKeyRotation: true,
      removalPolicy,
    });
    this.#letLogsIn();
  }

  /** What S3, SQS and DynamoDB ask of a caller; `grantEncryptDecrypt` says the same with wildcards. */
  grantUse(grantee: IGrantable): Grant {
    return this.key.grant(
      grantee,
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    );
  }
  /** CloudWatch Logs encrypts by itself; it may for log groups of this stack, which are named by it. */
  #letLogsIn(): void {
    const { region } = Stack.of(this);
    const groups = [`${Aws.STACK_NAME}-*`, firewallLogName].map(
      (name) => `arn:${Aws.PARTITION}:logs:${region}:${Aws.ACCOUNT_ID}:log-group:${name}`,
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LogsOfThisStack',
        principals: [new ServicePrincipal(`logs.${region}.${Aws.URL_SUFFIX}`)],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        // In a key's policy `*` is the key itself.
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      }),
    );
  }
}
