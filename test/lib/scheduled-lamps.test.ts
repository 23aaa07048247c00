import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf } from './synthesized.ts';

const [found] = resourcesOf('AWS::Lambda::Function').filter(
  ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'lamps',
);
const [id, { Properties: handler }] = found ?? ['', { Properties: {} as never }];

describe('ScheduledLamps', () => {
  it('is run by the clock of its stage', () => {
    const rules = resourcesOf('AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const ours = rules.filter(({ Targets }) => Targets[0].Arn['Fn::GetAtt'][0] === id);
    expect(ours.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual([
      stageNamed('prod').lampsSchedule,
    ]);
  });

  it('reads figures, keeps lamps, and sends to itself and to notify, parks what fails, and nothing else', () => {
    const role = handler.Role['Fn::GetAtt'][0];
    const actions = resourcesOf('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => !/^(logs|kms|xray):/.test(action) && !/^sqs:(?!SendMessage)/.test(action));
    expect(actions.sort()).toEqual(
      [
        ...['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem', 'Query'].map(
          (operation) => `dynamodb:${operation}`,
        ),
        'sqs:SendMessage',
        'sqs:SendMessage',
      ].sort(),
    );
  });

  it('asks its environment for exactly the names it is given', () => {
    const source = readFileSync('functions/lamps/handler.ts', 'utf8');
    const asked = [...source.matchAll(/\b([A-Z_]+): required\b/g)].map(([, name]) => name);
    const given = Object.keys(handler.Environment.Variables).filter((name) =>
      /TABLE|(?<!PARKED_)QUEUE_URL/.test(name),
    );
    expect(asked.sort()).toEqual(given.sort());
  });
});
