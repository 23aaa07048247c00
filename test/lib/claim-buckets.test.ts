import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized } from './synthesized.ts';

const buckets = resourcesOf('AWS::S3::Bucket');
const claimBuckets = buckets.filter(([id]) => !/AccessLogs|Portal/.test(id));

describe('ClaimBuckets', () => {
  it('are closed to the public', () => {
    for (const [, { Properties }] of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    }
  });

  it.each(buckets)('%s refuses anything but TLS, and TLS older than 1.2', (id) => {
    const denials = resourcesOf('AWS::S3::BucketPolicy')
      .filter(([, { Properties }]) => Properties.Bucket.Ref === id)
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Deny');
    expect(denials.map(({ Condition }) => Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]);
  });

  it.each(claimBuckets)('%s is encrypted with our key, by bucket key', (_id, { Properties }) => {
    const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.BucketKeyEnabled).toBe(true);
    expect(rule.ServerSideEncryptionByDefault).toMatchObject({
      SSEAlgorithm: 'aws:kms',
      KMSMasterKeyID: { 'Fn::GetAtt': [expect.stringContaining('DataKey'), 'Arn'] },
    });
  });

  it.each(claimBuckets)(
    '%s logs who reads it, and drops abandoned uploads after a day',
    (_id, { Properties }) => {
      expect(Properties.LoggingConfiguration.DestinationBucketName).toBeDefined();
      expect(Properties.LifecycleConfiguration.Rules).toContainEqual({
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        Status: 'Enabled',
      });
    },
  );

  it('keep earlier versions of everything but the pieces of a batch and the months for analysts, which are made anew', () => {
    const unversioned = buckets.filter(([, { Properties }]) => !Properties.VersioningConfiguration);
    expect(unversioned.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'BucketsWork',
      'AnalysisBucket',
    ]);
  });

  it('forget the pieces of a batch after a week, whatever became of it', () => {
    synthesized().template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'work/', ExpirationInDays: 7 })]),
      },
    });
  });

  it('announce every upload, also those outside incoming/, to the queue that split reads', () => {
    const [[, { Properties }] = ['', { Properties: {} }]] = resourcesOf('Custom::S3BucketNotifications');
    expect(Properties.NotificationConfiguration).toEqual({
      QueueConfigurations: [
        {
          Events: ['s3:ObjectCreated:*'],
          QueueArn: { 'Fn::GetAtt': [expect.stringContaining('SplitMessagesQueue'), 'Arn'] },
        },
      ],
    });
  });

  it('may announce: the queue trusts the intake bucket alone, and the key trusts S3 for this account', () => {
    const { template } = synthesized();
    const fromS3 = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } };
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            ...fromS3,
            Action: 'sqs:SendMessage',
            Condition: {
              ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('Intake'), 'Arn'] } },
            },
          }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            ...fromS3,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});
