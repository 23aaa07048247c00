import { describe, expect, it } from 'vitest';
import { describeStack } from '../../local/describe-stack.ts';

const endpoints = {
  s3: 'http://127.0.0.1:1',
  sqs: 'http://127.0.0.1:1',
  sns: 'http://127.0.0.1:1',
  dynamodb: 'http://127.0.0.1:2',
  region: 'us-east-1',
  accessKeyId: 'a',
  secretAccessKey: 's',
};

const identity = {
  users: [{ name: 'n', role: 'office', hospital: 'h', token: 't' }],
  cdsClient: { issuer: 'http://127.0.0.1:3/cds-client', kid: 'k', key: { kty: 'EC' } },
} as const;

describe('describing the running stack', () => {
  it('gathers the outputs of all stacks into what clients read', () => {
    const outputs = {
      Http: {
        ApiUrl: 'http://127.0.0.1:4',
        LiveUrl: 'ws://127.0.0.1:4/live',
        PortalUrl: 'http://127.0.0.1:6',
      },
      Data: { TableName: 't', IntakeBucket: 'i', WorkBucket: 'w' },
      Pipeline: {
        ReceiptsBucket: 'r',
        KnowledgeBucket: 'k',
        AnalysisBucket: 'a',
        TrailBucket: 't',
        AlertsQueueUrl: 'http://q',
        SplitQueueUrl: 'http://s',
        DryRunQueueUrl: 'http://d',
        ExportsSomething: 'x',
      },
    };
    expect(describeStack({ endpoints, outputs }, identity)).toEqual({
      api: 'http://127.0.0.1:4',
      live: 'ws://127.0.0.1:4/live',
      portal: 'http://127.0.0.1:6',
      aws: endpoints,
      buckets: { intake: 'i', work: 'w', receipts: 'r', knowledge: 'k', analysis: 'a', trail: 't' },
      queues: { alerts: 'http://q', split: 'http://s', 'dry-run': 'http://d' },
      table: 't',
      users: identity.users,
      cdsClient: identity.cdsClient,
    });
  });

  it('names every output that is missing', () => {
    const outputs = { Data: { TableName: 't', IntakeBucket: 'i' } };
    expect(() => describeStack({ endpoints, outputs }, identity)).toThrow(
      'ApiUrl, LiveUrl, WorkBucket, ReceiptsBucket, KnowledgeBucket, AnalysisBucket, TrailBucket, AlertsQueueUrl',
    );
  });
});
