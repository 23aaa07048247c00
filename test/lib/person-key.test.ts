import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { parseStage, stageNamed } from '../../config/stages.ts';
import { SentinelStack } from '../../lib/sentinel-stack.ts';
import { type Resource, withoutBundling } from './synthesized.ts';

const versions = ['0b6c1f0e-5d0b-4c1e-9a70-000000000001', '0b6c1f0e-5d0b-4c1e-9a70-000000000002'] as const;

/** The resources of prod, with this version of the key. */
function withKey(personKeyVersion: string | null): Readonly<Record<string, Resource>> {
  const stage = parseStage({ ...stageNamed('prod'), personKeyVersion });
  const app = new App({ context: { ...cdkJson.context, ...withoutBundling } });
  return Template.fromStack(new SentinelStack(app, 'DrgSentinel-prod', { stage })).toJSON()['Resources'];
}

const [unnamed, first, second] = [null, ...versions].map(withKey);

/** Who reads a version of which secret, by the last part of the reference. */
function readersIn(resources: Readonly<Record<string, Resource>> = {}) {
  return Object.fromEntries(
    Object.entries(resources).flatMap(([id, { Properties }]) => {
      const [, version] =
        /resolve:secretsmanager:.*?:SecretString:::([^}]*)\}\}/.exec(JSON.stringify(Properties)) ?? [];
      return version === undefined ? [] : [[id, version]];
    }),
  );
}

/** The version of the function that is kept warm, as the alias says. */
function warmIn(resources: Readonly<Record<string, Resource>> = {}): string {
  const [alias] = Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::Alias');
  return alias?.Properties.FunctionVersion['Fn::GetAtt'][0];
}

describe('the person key', () => {
  it('is named by its version, where the stage names one, to every function that is given it', () => {
    const readers = Object.keys(readersIn(unnamed)).map((id) => [id, unnamed?.[id]?.Properties.Description]);
    expect(readers.map(([, description]) => description.split(': ')[1]).sort()).toEqual([
      'check-orders',
      'enrol',
    ]);
    for (const [resources, version] of [
      [unnamed, ''],
      [first, versions[0]],
      [second, versions[1]],
    ] as const)
      expect(readersIn(resources)).toEqual(Object.fromEntries(readers.map(([id]) => [id, version])));
  });

  it('in another version changes these functions, and nothing of the others or of the secret', () => {
    const changed = Object.keys(first ?? {}).filter(
      (id) => JSON.stringify(first?.[id]) !== JSON.stringify(second?.[id]) && id !== warmIn(first),
    );
    const types = changed.map((id) => first?.[id]?.Type).sort();
    expect(types).toEqual(['AWS::Lambda::Alias', 'AWS::Lambda::Function', 'AWS::Lambda::Function']);
  });

  it('in another version publishes the function that is kept warm anew, and leads its callers there', () => {
    const published = [unnamed, first, second].map(warmIn);
    expect(new Set(published).size).toBe(3);
    expect(second?.[warmIn(second)]?.Type).toBe('AWS::Lambda::Version');
    expect(withKey(versions[1])[warmIn(second)]).toEqual(second?.[warmIn(second)]);
  });
});
