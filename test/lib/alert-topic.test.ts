import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { AlertTopic } from '../../lib/alert-topic.ts';
import { smallStack } from './small-stack.ts';

const stage = { ...stageNamed('prod'), alertEmails: ['office@hospital.example', 'audit@hospital.example'] };

function template(): Template {
  const { stack, dataKey, handler } = smallStack(stage);
  new AlertTopic(stack, 'Alerts', { dataKey, stage }).grantPublish(handler('Publisher'));
  return Template.fromStack(stack);
}
const topic = template();

describe('AlertTopic', () => {
  it('is encrypted with the data key and refuses to be used without TLS', () => {
    const [key] = Object.keys(topic.findResources('AWS::KMS::Key'));
    topic.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
    topic.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  it('sends to each address of its stage', () => {
    for (const Endpoint of stage.alertEmails) {
      topic.hasResourceProperties('AWS::SNS::Subscription', { Endpoint, Protocol: 'email' });
    }
  });

  it('lets a publisher publish, and tells it where', () => {
    const [Ref] = Object.keys(topic.findResources('AWS::SNS::Topic'));
    topic.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { ALERT_TOPIC_ARN: { Ref } } },
    });
    topic.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([{ Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref } }]),
      }),
    });
  });
});
