import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { LiveApi } from '../../lib/live-api.ts';
import { smallStack } from './small-stack.ts';

const stage = stageNamed('prod');

function template(): Template {
  const { stack, handler } = smallStack(stage);
  const live = new LiveApi(stack, 'Live', { doorkeeper: handler('Doorkeeper'), stage });
  live.grantPush(handler('Pusher'));
  return Template.fromStack(stack);
}
const live = template();

describe('LiveApi', () => {
  it('asks the doorkeeper at both ends of a connection, and lets it be asked', () => {
    const routes = Object.values(live.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey)).toEqual(['$connect', '$disconnect']);
    const asked = Object.values(live.findResources('AWS::Lambda::Permission')).map(({ Properties }) =>
      Properties.SourceArn['Fn::Join'][1].at(-1),
    );
    expect(asked).toEqual(['/*$connect', '/*$disconnect']);
  });

  it('lets a pusher send to connections of this API, and tells it where', () => {
    live.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { LIVE_ENDPOINT: { 'Fn::Join': ['', expectedUrl('https')] } } },
    });
    const rights = Object.values(live.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes('execute-api'));
    expect(rights).toHaveLength(1);
    expect(rights[0].Action).toBe('execute-api:ManageConnections');
    expect(rights[0].Resource['Fn::Join'][1].at(-1)).toBe('/live/POST/@connections/*');
  });

  it('gives out where screens connect to', () => {
    expect(live.findOutputs('LiveUrl')['LiveUrl']?.['Value']).toEqual({
      'Fn::Join': ['', expectedUrl('wss')],
    });
  });
});

function expectedUrl(scheme: string): unknown[] {
  const [api] = Object.keys(live.findResources('AWS::ApiGatewayV2::Api'));
  const host = [{ Ref: api }, `.execute-api.${stage.region}.`, { Ref: 'AWS::URLSuffix' }];
  return [`${scheme}://`, ...host, '/live'];
}
