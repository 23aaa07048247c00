import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const [id, handler] = resourcesOf('AWS::Lambda::Function').find(
  ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'report',
) as [string, { Properties: { Role: { 'Fn::GetAtt': [string] } } }];

describe('MonthlyReports', () => {
  it('runs by the clock of the stage, and from a queue one message at a time', () => {
    const { template } = synthesized();
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: stageNamed('prod').reportSchedule,
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [id, 'Arn'] } })],
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: id },
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: stageNamed('prod').maxConcurrency.report },
    });
  });

  it('reads sheets, decisions and receipts, and writes reports alone', () => {
    const role = handler.Properties.Role['Fn::GetAtt'][0];
    const actions = resourcesOf('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action, Resource }) =>
        [Action].flat().map((action) => `${action} ${JSON.stringify(Resource)}`),
      )
      .filter((right) => /^(dynamodb|s3):/.test(right));
    const objects = actions
      .filter((right) => right.startsWith('s3:'))
      .map((right) => right.replace(/\{.*,"\/(\w+\/\*)".*/, '$1'));
    expect(objects.sort()).toEqual(['s3:GetObject receipts/*', 's3:PutObject reports/*']);
    const onTable = actions
      .filter((right) => right.startsWith('dynamodb:'))
      .map((right) => right.split(' ')[0]);
    expect([...new Set(onTable)]).toEqual(['dynamodb:Query']);
  });
});
