import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized } from './synthesized.ts';

const queues = resourcesOf('AWS::SQS::Queue');
const parkedIds = new Set(
  queues.flatMap(
    ([, { Properties }]) => Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? [],
  ),
);
const missedTurnsId = synthesized().template.findOutputs('MissedTurns')['MissedTurns']?.['Value'].Ref;
const working = queues.filter(([id]) => !parkedIds.has(id) && id !== missedTurnsId);
const parked = queues.filter(([id]) => parkedIds.has(id));

describe('GuardedQueue', () => {
  it('parks what keeps failing: each of the eleven queues has a dead-letter queue of its own', () => {
    expect(working).toHaveLength(11);
    expect(parked).toHaveLength(11);
    for (const [, { Properties }] of working) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
  });

  it('keeps the parked for fourteen days', () => {
    for (const [, { Properties }] of parked) expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it('keeps alerts for a reader that is away for fourteen days', () => {
    const alerts = synthesized().template.findOutputs('AlertsQueueUrl')['AlertsQueueUrl']?.['Value'].Ref;
    expect(synthesized().resources[alerts]?.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it.each(queues)('%s is encrypted with our key and refuses anything but TLS', (id, { Properties }) => {
    expect(Properties.KmsMasterKeyId['Fn::GetAtt'][0]).toContain('DataKey');
    const statements = resourcesOf('AWS::SQS::QueuePolicy')
      .filter(([, policy]) => policy.Properties.Queues.some((queue: { Ref: string }) => queue.Ref === id))
      .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: 'sqs:*',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});
