import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const prod = stageNamed('prod').orderChecks;
const handlerOf = (stage: 'dev' | 'prod') => {
  const found = resourcesOf('AWS::Lambda::Function', synthesized(stage)).find(([id]) =>
    id.startsWith('OrdersHandlerFunction'),
  );
  if (!found) throw new Error('no handler of order checks');
  return { id: found[0], ...found[1].Properties };
};
const { Environment, Role, MemorySize, Timeout } = handlerOf('prod');
const variables: Readonly<Record<string, unknown>> = Environment.Variables;

describe('OrderChecks', () => {
  it('is reached by the national interfaces with a token of the gateway, and by CDS clients with their own', () => {
    const routes = resourcesOf('AWS::ApiGatewayV2::Route')
      .map(([, { Properties }]) => `${Properties.RouteKey} ${Properties.AuthorizationType}`)
      .filter((route) => / \/(nhsa|cds-services)/.test(route));
    expect(routes.sort()).toEqual([
      'GET /cds-services NONE',
      'POST /cds-services/{id} NONE',
      'POST /cds-services/{id}/feedback NONE',
      'POST /nhsa/3101 JWT',
      'POST /nhsa/3102 JWT',
      'POST /nhsa/3103 JWT',
    ]);
  });

  it('may read and write single items of the table, and no more', () => {
    const rights = resourcesOf('AWS::IAM::Policy')
      .filter(([, { Properties }]) =>
        Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === Role['Fn::GetAtt'][0]),
      )
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => !/^(kms|logs|xray):/.test(action));
    expect(rights.sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it('asks its environment for exactly what it is given', () => {
    const source = readFileSync('functions/check-orders/handler.ts', 'utf8');
    const asked = [...source.matchAll(/\b([A-Z_]+): (required|atLeastOne)\b/g)].map(([, name]) => name);
    const given = Object.keys(variables).filter((name) => !/^(POWERTOOLS|LOG_LEVEL|NODE_OPTIONS)/.test(name));
    expect(asked.sort()).toEqual(given.sort());
  });

  it('is told its limits by its stage, and the person key by reference', () => {
    expect(variables).toMatchObject({
      ANSWER_WITHIN_MS: String(prod.answerWithinMs),
      READ_WITHIN_MS: String(prod.readWithinMs),
      WARNING_DAYS: String(prod.warningDays),
      CDS_CLIENTS: { Ref: 'CdsClients' },
      PERSON_KEY_SECRET: { 'Fn::Join': expect.anything() },
    });
    expect(prod.readWithinMs).toBeLessThan(prod.answerWithinMs / 2);
    expect([MemorySize, Timeout]).toEqual([1769, 5]);
  });

  it('is kept warm where its stage says so: then the warm version answers, and takes new parameters with a new one', () => {
    const { template } = synthesized();
    template.hasResourceProperties('AWS::Lambda::Alias', {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: prod.keptWarm },
    });
    template.hasResourceProperties('AWS::Lambda::Version', { Description: { Ref: 'Revision' } });
    const [alias] = resourcesOf('AWS::Lambda::Alias').map(([id]) => id);
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { IntegrationUri: { Ref: alias } });
  });

  it('has no warm version where its stage wants none', () => {
    expect(stageNamed('dev').orderChecks.keptWarm).toBe(0);
    expect(() => resourcesOf('AWS::Lambda::Alias', synthesized('dev'))).toThrow();
    synthesized('dev').template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationUri: { 'Fn::GetAtt': [handlerOf('dev').id, 'Arn'] },
    });
  });
});
