import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

export interface DataKeyProps {
  readonly removalPolicy: RemovalPolicy;
}

/** The one key that buckets, queues, table, secret and handler environments are encrypted with. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { removalPolicy }: DataKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'DRG Sentinel: claim data at rest',
      enableKeyRotation: true,
      removalPolicy,
    });
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
}
