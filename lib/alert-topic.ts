import { Grant } from 'aws-cdk-lib/aws-iam';
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
  }

  grantPublish(publisher: HandlerFunction): void {
    publisher.addEnvironment('ALERT_TOPIC_ARN', this.#topic.topicArn);
    Grant.addToPrincipal({
      grantee: publisher.role,
      actions: ['sns:Publish'],
      resourceArns: [this.#topic.topicArn],
    });
  }
}
