import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type BucketNotificationDestinationConfig,
  BucketNotificationDestinationType,
  type IBucketNotificationDestination,
  type IBucketRef,
} from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DataKey } from './data-key.ts';

/**
 * Lets a bucket tell a queue of its uploads where both are encrypted with the same key.
 *
 * CDK's own `SqsDestination` names the bucket in the key's policy, and the bucket names the key: a circle
 * CloudFormation refuses. Here the key trusts S3 on behalf of this account, and the queue trusts the bucket.
 */
export class UploadDestination implements IBucketNotificationDestination {
  readonly #queue: Queue;
  readonly #dataKey: DataKey;

  constructor(queue: Queue, dataKey: DataKey) {
    this.#queue = queue;
    this.#dataKey = dataKey;
  }

  bind(scope: Construct, { bucketRef }: IBucketRef): BucketNotificationDestinationConfig {
    const s3 = new ServicePrincipal('s3.amazonaws.com');
    this.#queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [s3],
        actions: ['sqs:SendMessage'],
        resources: [this.#queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': bucketRef.bucketArn } },
      }),
    );
    this.#dataKey.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [s3],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        // In a key's policy `*` is the key itself.
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    );
    return {
      arn: this.#queue.queueArn,
      type: BucketNotificationDestinationType.QUEUE,
      dependencies: [this.#queue],
    };
  }
}
