import { describe, expect, it } from 'vitest';
import { statementsOf } from './policy-statements.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

describe.each(['dev', 'prod'] as const)('the trail of %s', (stage) => {
  const { resources } = synthesized(stage);
  const allowed = statementsOf(resources).filter(({ effect }) => effect === 'Allow');
  const concerning = (pattern: RegExp) =>
    allowed.filter((one) => one.resources.some((resource) => pattern.test(resource)));

  it('can be added to by one function, which can replace nothing, and touched by no other', () => {
    expect(
      concerning(/^TrailBucket|^\*$/).filter(({ actions }) => actions.some((one) => /^s3:/.test(one))),
    ).toEqual([
      expect.objectContaining({
        owner: 'trail',
        actions: ['s3:PutObject'],
        resources: ['TrailBucket/trail/*'],
        conditions: ['s3:if-none-match Null false'],
      }),
    ]);
  });

  it('is fed by handlers that may send, and read, take back or purge nothing', () => {
    const rights = concerning(/^TrailEntriesQueue$/).flatMap(({ owner, actions }) =>
      actions.map((action) => `${owner} ${action}`),
    );
    expect(rights.filter((right) => !right.startsWith('trail '))).toEqual([
      'query sqs:SendMessage',
      'explain sqs:SendMessage',
      'knowledge sqs:SendMessage',
    ]);
    expect(rights.join()).not.toMatch(/Purge|SetQueueAttributes|DeleteQueue/);
  });

  it('keeps every version of its objects', () => {
    const trail = resourcesOf('AWS::S3::Bucket', synthesized(stage)).find(([id]) =>
      id.startsWith('TrailBucket'),
    );
    expect(trail?.[1].Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(trail?.[1].Properties.LifecycleConfiguration.Rules).toEqual([
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
  });
});

it('of prod is locked for three years, against the account’s owner too', () => {
  synthesized('prod').template.hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: 1096, Mode: 'COMPLIANCE' } } },
  });
});
