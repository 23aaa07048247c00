import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IBucketNotificationDestination } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';
import { UploadDestination } from './upload-destination.ts';

export interface GuardedQueueProps {
  readonly dataKey: DataKey;
  /** The environment variable in which those who may send learn the queue's URL. */
  readonly urlVariable: string;
  /** @default Duration.seconds(30) */
  readonly visibilityTimeout?: Duration;
  /** @default Duration.days(4) */
  readonly retention?: Duration;
}

// Lambda advises at least five, so that throttling alone parks nothing.
const MAX_RECEIVE_COUNT = 5;

/** A queue that parks what keeps failing for 14 days, and raises an alarm while anything is parked. */
export class GuardedQueue extends Construct {
  readonly url: string;
  readonly #queue: Queue;
  readonly #dataKey: DataKey;
  readonly #urlVariable: string;

  constructor(scope: Construct, id: string, props: GuardedQueueProps) {
    super(scope, id);
    const closed = {
      enforceSSL: true,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.dataKey.key,
    };
    const parked = new Queue(this, 'Parked', { ...closed, retentionPeriod: Duration.days(14) });
    this.#queue = new Queue(this, 'Queue', {
      ...closed,
      visibilityTimeout: props.visibilityTimeout ?? Duration.seconds(30),
      retentionPeriod: props.retention ?? Duration.days(4),
      deadLetterQueue: { queue: parked, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    this.#dataKey = props.dataKey;
    this.#urlVariable = props.urlVariable;
    this.url = this.#queue.queueUrl;
    new Alarm(this, 'SomethingParked', {
      alarmDescription: `A message failed ${MAX_RECEIVE_COUNT} times and is parked (${this.node.path})`,
      metric: parked.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  grantSend(sender: HandlerFunction): void {
    Grant.addToPrincipal({
      grantee: sender.role,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.#queue.queueArn],
    });
    sender.addEnvironment(this.#urlVariable, this.url);
  }

  /** Hands the messages to the handler; of a batch, only those it names as failed come back. */
  feed(
    handler: HandlerFunction,
    delivery: Required<Pick<SqsEventSourceProps, 'batchSize' | 'maxConcurrency'>>,
  ): void {
    handler.addEventSource(new SqsEventSource(this.#queue, { ...delivery, reportBatchItemFailures: true }));
  }

  asUploadDestination(): IBucketNotificationDestination {
    return new UploadDestination(this.#queue, this.#dataKey);
  }
}
