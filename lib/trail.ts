import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Bucket, type BucketProps, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { abandonedParts } from './claim-buckets.ts';
import type { DataKey } from './data-key.ts';
import { grantObjects } from './grant-objects.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { HandlerFunction } from './handler-function.ts';

export interface TrailProps {
  readonly dataKey: DataKey;
  /** As the other buckets are guarded. */
  readonly guarded: BucketProps;
  readonly stage: Stage;
}

/** Three years: how long records of handling personal information are kept at the least (PIPL, article 56). */
const lockedDays = 3 * 365 + 1;

/**
 * Who saw and decided what: entries that nobody can change or remove. Handlers send them to a queue, and can do
 * nothing else to it; one function writes them, and can neither read, replace nor delete. In a stage that keeps its
 * data they are locked: for three years not even the account's owner removes them.
 */
export class Trail extends Construct {
  readonly #queue: GuardedQueue;

  constructor(scope: Construct, id: string, { dataKey, guarded, stage }: TrailProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      ...guarded,
      versioned: true,
      lifecycleRules: [abandonedParts],
      ...(stage.keepData && {
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(lockedDays)),
      }),
    });
    const writer = new HandlerFunction(this, 'Writer', {
      name: 'trail',
      memoryMb: 256,
      timeoutSeconds: 30,
      carriesKnowledge: false,
      dataKey,
      stage,
    });
    writer.addEnvironment('TRAIL_BUCKET', bucket.bucketName);
    // Only with `If-None-Match`: what is there stays.
    grantObjects(writer.role, bucket, 'trail/', ['PutObject'], {
      Null: { 's3:if-none-match': 'false' },
    });
    this.#queue = new GuardedQueue(this, 'Entries', {
      name: 'trail',
      dataKey,
      urlVariable: 'TRAIL_QUEUE_URL',
      visibilityTimeout: Duration.seconds(180),
      retention: Duration.days(14),
    });
    this.#queue.feedWhole(writer, {
      batchSize: 200,
      maxConcurrency: 2,
      maxBatchingWindow: Duration.seconds(stage.keepData ? 20 : 1),
    });
    new CfnOutput(this, 'Name', { value: bucket.bucketName }).overrideLogicalId('TrailBucket');
  }

  /** Lets a handler add entries. */
  grantKeep(keeper: HandlerFunction): void {
    this.#queue.grantSend(keeper);
  }
}
