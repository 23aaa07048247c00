import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

function handlerNamed(name: string) {
  const found = resourcesOf('AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
  );
  return found as [string, { Properties: { Role: { 'Fn::GetAtt': [string] }; Timeout: number } }];
}

/** Such as `s3:GetObject schemes/*`, and the names of actions on the table. */
function rightsOf(name: string) {
  const role = handlerNamed(name)[1].Properties.Role['Fn::GetAtt'][0];
  const rights = resourcesOf('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((one) => `${action} ${nameOf(one)}`)),
    );
  const objects = rights.filter((right) => /^s3:(Get|Put|Delete)/.test(right));
  const onTable = rights.filter((right) => right.startsWith('dynamodb:')).map((right) => right.split(' ')[0]);
  return { objects: objects.sort(), onTable: [...new Set(onTable)].sort() };
}

/** What an ARN ends in, behind the bucket. */
function nameOf(resource: { 'Fn::Join'?: [string, (string | object)[]] }): string {
  return String(resource['Fn::Join']?.[1].at(-1)).replace(/^\//, '');
}

describe('KnowledgeApi', () => {
  it('lets an office decide and ask, and neither rewrite what was found nor delete what was decided', () => {
    expect(rightsOf('knowledge')).toEqual({
      objects: [
        's3:GetObject activations.json',
        's3:GetObject activations/*',
        's3:GetObject dry-run-requests/*',
        's3:GetObject dry-runs/*',
        's3:GetObject region-rules/*',
        's3:GetObject rules-dry-run-requests/*',
        's3:GetObject rules-dry-runs/*',
        's3:GetObject schemes/*',
        's3:PutObject activations.json',
        's3:PutObject activations/*',
        's3:PutObject dry-run-requests/*',
        's3:PutObject region-rules/*',
        's3:PutObject rules-dry-run-requests/*',
      ],
      onTable: ['dynamodb:GetItem', 'dynamodb:Query'],
    });
  });

  it('tries rules and schemes on kept lists without a right to change a case, and tells of it in its own folders alone', () => {
    const { objects, onTable } = rightsOf('dry-run');
    expect(objects.filter((right) => right.startsWith('s3:Put'))).toEqual([
      's3:PutObject dry-run-requests/*',
      's3:PutObject dry-runs/*',
      's3:PutObject rules-dry-run-requests/*',
      's3:PutObject rules-dry-runs/*',
    ]);
    expect(objects).toContain('s3:GetObject lists/*');
    expect(onTable).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']);
  });

  it('answers before the gateway gives up, and tries in a queue of its own, one at a time', () => {
    expect(handlerNamed('knowledge')[1].Properties.Timeout).toBeLessThan(30);
    synthesized().template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: handlerNamed('dry-run')[0] },
      BatchSize: 1,
      ScalingConfig: Match.objectEquals({ MaximumConcurrency: stageNamed('prod').maxConcurrency['dry-run'] }),
    });
  });
});
