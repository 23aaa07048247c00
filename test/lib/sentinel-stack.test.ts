import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { SentinelStack } from '../../lib/sentinel-stack.ts';
import { resourcesOf, synthesized, withoutBundling } from './synthesized.ts';

const dataTypes = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
];

describe('SentinelStack', () => {
  it.each([
    ['IntakeBucket', 'AWS::S3::Bucket'],
    ['WorkBucket', 'AWS::S3::Bucket'],
    ['ReceiptsBucket', 'AWS::S3::Bucket'],
    ['KnowledgeBucket', 'AWS::S3::Bucket'],
    ['AnalysisBucket', 'AWS::S3::Bucket'],
    ['TrailBucket', 'AWS::S3::Bucket'],
    ['TableName', 'AWS::DynamoDB::GlobalTable'],
    ['AlertsQueueUrl', 'AWS::SQS::Queue'],
  ])('gives out %s, the name of an %s', (output, type) => {
    const { template, resources } = synthesized();
    expect(resources[template.findOutputs(output)[output]?.['Value'].Ref]?.Type).toBe(type);
  });

  it.each(dataTypes)('keeps every %s of prod when the stack goes', (type) => {
    for (const [, { DeletionPolicy }] of resourcesOf(type)) expect(DeletionPolicy).toBe('Retain');
  });

  it.each(dataTypes)('takes every %s of dev along when the stack goes', (type) => {
    for (const [, { DeletionPolicy }] of resourcesOf(type, synthesized('dev'))) {
      expect(DeletionPolicy).toBe('Delete');
    }
  });

  it('rotates its key', () => {
    synthesized().template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('holds nothing that the local cloud cannot run', () => {
    const ofBoth = [synthesized('dev'), synthesized('prod')].flatMap(({ resources }) =>
      Object.values(resources),
    );
    const types = new Set(ofBoth.map(({ Type }) => Type));
    expect([...types].sort()).toEqual([
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Authorizer',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::Function',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::DynamoDB::GlobalTable',
      'AWS::Events::Rule',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::KMS::Key',
      'AWS::Lambda::Alias',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Lambda::Function',
      'AWS::Lambda::LayerVersion',
      'AWS::Lambda::Permission',
      'AWS::Lambda::Version',
      'AWS::Logs::LogGroup',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::SNS::Topic',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
      'AWS::SecretsManager::Secret',
      'Custom::CDKBucketDeployment',
      'Custom::S3BucketNotifications',
    ]);
  });

  it.each(['cn-north-1', 'eu-central-1', 'us-gov-west-1'])(
    'names no partition of its own in %s',
    (region) => {
      const app = new App({ context: withoutBundling });
      const stack = new SentinelStack(app, 'Elsewhere', { stage: { ...stageNamed('dev'), region } });
      expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toMatch(/arn:aws[a-z-]*:/);
    },
  );

  it('gives no resource a fixed name, so that a stage can stand twice', () => {
    const named = [
      'BucketName',
      'QueueName',
      'TableName',
      'FunctionName',
      'RoleName',
      'LogGroupName',
      'Name',
    ];
    for (const [id, { Type, Properties }] of Object.entries(synthesized().resources)) {
      // The names of APIs and of their parts may be those of others too; an alias is named within its function.
      if (Type.startsWith('AWS::ApiGatewayV2::') || Type === 'AWS::Lambda::Alias') continue;
      for (const name of named) expect(Properties[name], `${name} of ${id}`).not.toBeTypeOf('string');
    }
  });
});
