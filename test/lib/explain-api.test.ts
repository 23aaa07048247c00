import { describe, expect, it } from 'vitest';
import { resourcesOf } from './synthesized.ts';

const [roleId] = resourcesOf('AWS::IAM::Role')
  .map(([id]) => id)
  .filter((id) => id.startsWith('ExplainHandlerRole'));
const rights = resourcesOf('AWS::IAM::Policy')
  .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === roleId))
  .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

describe('ExplainApi', () => {
  it('reads cases and batches, kept lists and what was activated, and writes nothing', () => {
    const actions = rights
      .flatMap(({ Action }) => [Action].flat())
      .filter((one) => !/^(logs|kms|xray):/.test(one));
    expect([...new Set(actions)].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      's3:GetObject',
      's3:ListBucket',
      // To the trail.
      'sqs:SendMessage',
    ]);
  });

  it('sees of buckets what it names alone', () => {
    const objects = rights
      .filter(({ Action }) => [Action].flat().includes('s3:GetObject'))
      .flatMap(({ Resource }) => [Resource].flat())
      .map((resource: { 'Fn::Join': [string, string[]] }) => resource['Fn::Join'][1].at(-1));
    expect(objects.sort()).toEqual(['/activations/*', '/lists/*', '/region-rules/*', '/schemes/*']);
  });
});
