import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

// The construct id that aws-cdk-lib gives its singleton; it offers no other way to it.
const HANDLER_ID = 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834';

/** Acknowledges the managed policy of the Lambda by which CDK connects buckets to their queues. */
export function acknowledgeNotificationsHandler(scope: IConstruct): void {
  Validations.of(Stack.of(scope).node.findChild(HANDLER_ID)).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'Belongs to aws-cdk-lib, runs only during a deployment, and may only log and set notifications.',
  });
}
