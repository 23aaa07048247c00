import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IBucketNotificationDestination } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueName } from '../config/watch-limits.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';
import { UploadDestination } from './upload-destination.ts';

export interface GuardedQueueProps {
  /** Of the function that it feeds, or of what is in it; tools find the queue by the output `<Name>QueueUrl`. */
  readonly name: QueueName;
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

/** A queue that parks what keeps failing for 14 days. */
export class GuardedQueue extends Construct {
  readonly name: QueueName;
  readonly url: string;
  readonly #queue: Queue;
  readonly #parked: Queue;
  readonly #dataKey: DataKey;
  readonly #urlVariable: string;

  constructor(scope: Construct, id: string, props: GuardedQueueProps) {
    super(scope, id);
    this.name = props.name;
    const closed = {
      enforceSSL: true,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.dataKey.key,
    };
    this.#parked = new Queue(this, 'Parked', { ...closed, retentionPeriod: Duration.days(14) });
    this.#queue = new Queue(this, 'Queue', {
      ...closed,
      visibilityTimeout: props.visibilityTimeout ?? Duration.seconds(30),
      retentionPeriod: props.retention ?? Duration.days(4),
      deadLetterQueue: { queue: this.#parked, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    this.#dataKey = props.dataKey;
    this.#urlVariable = props.urlVariable;
    this.url = this.#queue.queueUrl;
    new CfnOutput(this, 'Url', { value: this.url }).overrideLogicalId(outputNameOf(props.name));
  }

  grantSend(sender: HandlerFunction): void {
    Grant.addToPrincipal({
      grantee: sender.role,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.#queue.queueArn],
    });
    sender.addEnvironment(this.#urlVariable, this.url);
  }

  /** Lets it send, and see how many messages wait. */
  grantSendWatching(sender: HandlerFunction): void {
    this.grantSend(sender);
    Grant.addToPrincipal({
      grantee: sender.role,
      actions: ['sqs:GetQueueAttributes'],
      resourceArns: [this.#queue.queueArn],
    });
  }

  /**
   * Hands the messages to the handler; of a batch, only those it names as failed come back. What fails for the last
   * time the handler parks itself, to note why; what kills it is parked by SQS.
   */
  feed(
    handler: HandlerFunction,
    delivery: Required<Pick<SqsEventSourceProps, 'batchSize' | 'maxConcurrency'>>,
  ): void {
    handler.addEventSource(new SqsEventSource(this.#queue, { ...delivery, reportBatchItemFailures: true }));
    Grant.addToPrincipal({
      grantee: handler.role,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.#parked.queueArn],
    });
    handler.addEnvironment('PARKED_QUEUE_URL', this.#parked.queueUrl);
    handler.addEnvironment('MOST_RECEIVES', String(MAX_RECEIVE_COUNT));
  }

  /** Hands many messages to the handler at once; where it throws, all of them come back, and SQS parks them in the end. */
  feedWhole(
    handler: HandlerFunction,
    delivery: Required<Pick<SqsEventSourceProps, 'batchSize' | 'maxConcurrency' | 'maxBatchingWindow'>>,
  ): void {
    handler.addEventSource(new SqsEventSource(this.#queue, delivery));
  }

  /** Seconds since the oldest message was sent that is not done with. */
  get oldestAge(): Metric {
    return this.#queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' });
  }

  /** Messages that nobody has in hand. */
  get waiting(): Metric {
    return this.#queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
  }

  get arrived(): Metric {
    return this.#queue.metricNumberOfMessagesSent({ statistic: 'Sum' });
  }

  /** Messages that were done with. */
  get handled(): Metric {
    return this.#queue.metricNumberOfMessagesDeleted({ statistic: 'Sum' });
  }

  get parked(): Metric {
    return this.#parked.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
  }

  asUploadDestination(): IBucketNotificationDestination {
    return new UploadDestination(this.#queue, this.#dataKey);
  }
}

/** `dry-run` is told as `DryRunQueueUrl`. */
function outputNameOf(name: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}QueueUrl`;
}
