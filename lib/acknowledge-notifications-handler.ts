import { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgeFindings } from './acknowledge-findings.ts';

// The construct id that aws-cdk-lib gives its singleton; it offers no other way to it.
const HANDLER_ID = 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834';

const why = 'Belongs to aws-cdk-lib, runs only during a deployment, and may only log and set notifications.';

/** Acknowledges what is found at the Lambda by which CDK connects buckets to their queues. */
export function acknowledgeNotificationsHandler(bucket: Bucket): void {
  acknowledgeFindings(bucket, { 'HIPAA.Security-IAMNoInlinePolicy': why });
  acknowledgeFindings(Stack.of(bucket).node.findChild(HANDLER_ID), {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
      why,
  });
}
