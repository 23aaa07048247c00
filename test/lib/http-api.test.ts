import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { HttpApi } from '../../lib/http-api.ts';
import { smallStack } from './small-stack.ts';

const stage = stageNamed('prod');

function templateWith(browserOrigins: string[] = []): Template {
  const { stack, dataKey, handler } = smallStack(stage);
  const answering = handler('Handler');
  const api = new HttpApi(stack, 'Http', {
    dataKey,
    stage: { ...stage, api: { ...stage.api, browserOrigins } },
  });
  api.trust({ issuer: 'https://id.example', audience: 'portal' });
  api.route(HttpMethod.POST, '/nhsa/{service}', answering, { guarded: true });
  api.route(HttpMethod.GET, '/cds-services', answering, { guarded: false });
  return Template.fromStack(stack);
}
const template = templateWith();

describe('HttpApi', () => {
  it('asks for a token of the identity provider on a guarded route, and on no other', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://id.example', Audience: ['portal'] },
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'POST /nhsa/{service}',
      AuthorizationType: 'JWT',
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'GET /cds-services',
      AuthorizationType: 'NONE',
    });
  });

  it('has no guarded route while nobody vouches for users', () => {
    const { stack, dataKey, handler } = smallStack(stage);
    const api = new HttpApi(stack, 'Http', { dataKey, stage });
    expect(() => api.route(HttpMethod.GET, '/guarded', handler('Handler'), { guarded: true })).toThrow(
      /vouches for users/,
    );
  });

  it('lets each route invoke the handler it goes to, by its own path', () => {
    const paths = Object.values(template.findResources('AWS::Lambda::Permission')).map(({ Properties }) =>
      Properties.SourceArn['Fn::Join'][1].at(-1),
    );
    expect(paths).toEqual(['/*/*/nhsa/{service}', '/*/*/cds-services']);
    template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
  });

  it('is throttled as its stage says', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: {
        ThrottlingRateLimit: stage.api.requestsPerSecond,
        ThrottlingBurstLimit: stage.api.requestsAtOnce,
      },
    });
  });

  it('lets fewer requests into a route that is costly, and has that route before its limit', () => {
    const { stack, dataKey, handler } = smallStack(stage);
    const api = new HttpApi(stack, 'Http', { dataKey, stage });
    api.route(HttpMethod.GET, '/cheap', handler('Cheap'), { guarded: false });
    api.route(HttpMethod.GET, '/costly/{route+}', handler('Costly'), { guarded: false, costly: true });
    const [deployed] = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Stage'));
    expect(deployed?.['Properties'].RouteSettings).toEqual({
      'GET /costly/{route+}': {
        ThrottlingRateLimit: stage.api.costly.requestsPerSecond,
        ThrottlingBurstLimit: stage.api.costly.requestsAtOnce,
      },
    });
    expect(stage.api.costly.requestsPerSecond).toBeLessThan(stage.api.requestsPerSecond);
    expect(deployed?.['DependsOn']).toContainEqual(expect.stringMatching(/^HttpGETcostlyroute/));
  });

  it('logs neither who asked nor for whom', () => {
    const [logged] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    const format: string = logged?.['Properties'].AccessLogSettings.Format;
    expect(format).toContain('$context.requestId');
    expect(format).not.toMatch(/identity|claims|queryString|\$context\.path|userAgent/i);
  });

  it('lets no browser in unless its origin is listed', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
    templateWith(['https://ehr.example']).hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://ehr.example'],
        AllowMethods: ['GET', 'POST', 'OPTIONS'],
        AllowHeaders: ['Authorization', 'Content-Type'],
      },
    });
  });
});
