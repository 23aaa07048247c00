import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf } from './synthesized.ts';

const [found] = resourcesOf('AWS::Lambda::Function').filter(
  ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'sweep',
);
const [id, { Properties: handler }] = found ?? ['', { Properties: {} as never }];
const { sweep } = stageNamed('prod');

describe('Sweeper', () => {
  it('is run by the clock of its stage, to sweep and to look for lost uploads', () => {
    const targets = resourcesOf('AWS::Events::Rule')
      .map(([, { Properties }]) => Properties)
      .filter(({ Targets }) => Targets[0].Arn['Fn::GetAtt'][0] === id)
      .map(({ ScheduleExpression, Targets }) => [ScheduleExpression, Targets[0].Input]);
    expect(targets).toEqual(
      expect.arrayContaining([
        [sweep.schedule, undefined],
        [sweep.lostUploadsSchedule, '{"lostUploads":true}'],
      ]),
    );
    expect(targets).toHaveLength(2);
  });

  it('sends to the steps of a batch, keeps what it saw and tells the office, and may nothing else', () => {
    const role = handler.Role['Fn::GetAtt'][0];
    const actions = resourcesOf('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => !/^(logs|kms|xray):/.test(action));
    expect([...new Set(actions)].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      's3:AbortMultipartUpload',
      's3:ListBucket',
      's3:PutObject',
      'sqs:GetQueueAttributes',
      'sqs:SendMessage',
    ]);
  });

  it('asks its environment for exactly the names it is given', () => {
    const source = readFileSync('functions/sweep/handler.ts', 'utf8');
    const asked = [...source.matchAll(/\b([A-Z_]+): (?:required|atLeastOne)\b/g)].map(([, name]) => name);
    const given = Object.keys(handler.Environment.Variables).filter(
      (name) => !/^(POWERTOOLS|LOG|NODE)_/.test(name),
    );
    expect(asked.sort()).toEqual(given.sort());
  });
});
