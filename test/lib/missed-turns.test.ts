import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized } from './synthesized.ts';

const queueId: string = synthesized().template.findOutputs('MissedTurns')['MissedTurns']?.['Value'].Ref;

describe('MissedTurns', () => {
  it('keeps what every handler that is run by the clock fails at, for fourteen days', () => {
    const clocked = new Set(
      resourcesOf('AWS::Events::Rule').flatMap(([, { Properties }]) =>
        Properties.Targets.map(({ Arn }: { Arn: { 'Fn::GetAtt': [string] } }) => Arn['Fn::GetAtt'][0]),
      ),
    );
    expect(clocked.size).toBeGreaterThan(3);
    for (const [id, { Properties }] of resourcesOf('AWS::Lambda::Function')) {
      const kept = Properties.DeadLetterConfig?.TargetArn;
      expect(kept, id).toEqual(clocked.has(id) ? { 'Fn::GetAtt': [queueId, 'Arn'] } : undefined);
    }
    expect(synthesized().resources[queueId]?.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it('leaves no other handler to be invoked without somebody who waits or a queue that keeps', () => {
    const fed = resourcesOf('AWS::Lambda::EventSourceMapping').map(
      ([, { Properties }]) => Properties.FunctionName.Ref,
    );
    const invoked = resourcesOf('AWS::Lambda::Permission').map(([, { Properties }]) => [
      Properties.Principal,
      Properties.FunctionName.Ref ?? Properties.FunctionName['Fn::GetAtt'][0],
    ]);
    const waitedFor = invoked.filter(([who]) => who === 'apigateway.amazonaws.com').map(([, id]) => id);
    const byClock = invoked.filter(([who]) => who === 'events.amazonaws.com').map(([, id]) => id);
    const versions = resourcesOf('AWS::Lambda::Alias').map(([id, { Properties }]) => [
      id,
      Properties.FunctionName.Ref,
    ]);
    const known = new Set(
      [...fed, ...waitedFor, ...byClock].map((id) => Object.fromEntries(versions)[id] ?? id),
    );
    const ours = resourcesOf('AWS::Lambda::Function').filter(([, { Properties }]) => Properties.KmsKeyArn);
    expect(ours.map(([id]) => id).filter((id) => !known.has(id))).toEqual([]);
  });
});
