import { describe, expect, it } from 'vitest';
import { describeStack } from '../../local/describe-stack.ts';

const endpoints = {
  s3: 'http://127.0.0.1:1',
  sqs: 'http://127.0.0.1:1',
  dynamodb: 'http://127.0.0.1:2',
  region: 'us-east-1',
  accessKeyId: 'a',
  secretAccessKey: 's',
};

describe('describing the running stack', () => {
  it('gathers the outputs of all stacks into what clients read', () => {
    const outputs = {
      Data: { TableName: 't', IntakeBucket: 'i', WorkBucket: 'w' },
      Pipeline: {
        ReceiptsBucket: 'r',
        KnowledgeBucket: 'k',
        AlertsQueueUrl: 'http://q',
        ExportsSomething: 'x',
      },
    };
    expect(describeStack({ endpoints, outputs })).toEqual({
      api: null,
      portal: null,
      aws: endpoints,
      buckets: { intake: 'i', work: 'w', receipts: 'r', knowledge: 'k' },
      queues: { alerts: 'http://q' },
      table: 't',
      users: [],
    });
  });

  it('names every output that is missing', () => {
    const outputs = { Data: { TableName: 't', IntakeBucket: 'i' } };
    expect(() => describeStack({ endpoints, outputs })).toThrow(
      'WorkBucket, ReceiptsBucket, KnowledgeBucket, AlertsQueueUrl',
    );
  });
});
