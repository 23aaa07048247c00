import { Stack } from 'aws-cdk-lib';
import type { AlarmBase } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Grant, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface AlertTopicProps {
  readonly dataKey: DataKey;
  readonly stage: Stage;
}

/** What becomes e-mail: encrypted, by TLS alone, to the addresses of the stage once each has confirmed. */
export class AlertTopic extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { dataKey, stage }: AlertTopicProps) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { masterKey: dataKey.key, enforceSSL: true });
    for (const address of stage.alertEmails) this.#topic.addSubscription(new EmailSubscription(address));
    this.#letAlarmsIn(dataKey);
  }

  /** Tells of an alarm too, and when it is over: what goes wrong here goes to whom it tells the rest. */
  hear(alarm: AlarmBase): void {
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
  }

  grantPublish(publisher: HandlerFunction): void {
    publisher.addEnvironment('ALERT_TOPIC_ARN', this.#topic.topicArn);
    Grant.addToPrincipal({
      grantee: publisher.role,
      actions: ['sns:Publish'],
      resourceArns: [this.#topic.topicArn],
    });
  }

  /** The topic is encrypted: whoever publishes needs the key too. */
  #letAlarmsIn({ key }: DataKey): void {
    const alarmsOfOurs = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    this.#topic.addToResourcePolicy(
      new PolicyStatement({ ...alarmsOfOurs, actions: ['sns:Publish'], resources: [this.#topic.topicArn] }),
    );
    const asKeyUser = { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] };
    key.addToResourcePolicy(
      new PolicyStatement({ sid: 'AlarmsTellTheTopic', ...alarmsOfOurs, ...asKeyUser }),
    );
  }
}
