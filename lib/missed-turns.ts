import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DataKey } from './data-key.ts';

export interface MissedTurnsProps {
  readonly dataKey: DataKey;
}

/**
 * What a handler run by the clock failed at, with both of Lambda's retries: kept for 14 days. To make up for it, invoke
 * the function again with the message's body.
 */
export class MissedTurns extends Construct {
  readonly queueArn: string;
  /** Messages that lie there. */
  readonly waiting: Metric;

  constructor(scope: Construct, id: string, { dataKey }: MissedTurnsProps) {
    super(scope, id);
    const queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey.key,
      retentionPeriod: Duration.days(14),
    });
    this.queueArn = queue.queueArn;
    this.waiting = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
    new CfnOutput(this, 'Url', { value: queue.queueUrl }).overrideLogicalId('MissedTurns');
  }

  grantSend(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['sqs:SendMessage'], resourceArns: [this.queueArn] });
  }
}
