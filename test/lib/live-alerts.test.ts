import { describe, expect, it } from 'vitest';
import { resourcesOf } from './synthesized.ts';

const [roleId] = resourcesOf('AWS::IAM::Role')
  .map(([id]) => id)
  .filter((id) => id.startsWith('LiveAlertsDoorkeeper'));

describe('LiveAlerts', () => {
  it('lets who opens connections write them down and strike them out, and read nothing', () => {
    const actions = resourcesOf('AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === roleId))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => !/^(logs|kms|xray):/.test(action));
    expect(actions.sort()).toEqual(['dynamodb:DeleteItem', 'dynamodb:PutItem']);
  });

  it('tells where to connect to who issues tickets', () => {
    const [issuer] = resourcesOf('AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'query',
    );
    const url = JSON.stringify(issuer?.[1].Properties.Environment.Variables.LIVE_URL);
    expect(url).toMatch(/wss:\/\/.*LiveAlertsLiveApi.*\/live/);
  });
});
