import { App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { stageNamed } from '../../config/stages.ts';
import { SentinelStack } from '../../lib/sentinel-stack.ts';
import { withoutBundling } from './synthesized.ts';

function stackWith(secondFactor: 'optional' | 'required') {
  const app = new App({ context: { ...cdkJson.context, ...withoutBundling } });
  const stage = { ...stageNamed('dev'), identity: 'cognito' as const, secondFactor };
  const stack = new SentinelStack(app, 'WithUsers', {
    stage,
    firewallArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/b',
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app));
  return { app, stack };
}

const { app, stack } = stackWith('required');
const template = Template.fromStack(stack);
const only = (type: string) => Object.values(template.findResources(type))[0]?.['Properties'];

describe('a stage with users of its own', () => {
  it('leaves no finding of cdk-nag unexplained', () => {
    expect(() => app.synth()).not.toThrow();
  });

  it('has a firewall before its sign-in, which bounds what one address may try', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'REGIONAL',
      Rules: Match.arrayWith([
        Match.objectLike({ Name: 'RequestsPerAddress', Action: Match.objectLike({}) }),
      ]),
    });
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UserPoolUsers'), 'Arn'] },
      WebACLArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UserPoolFirewallAcl'), 'Arn'] },
    });
  });

  it('asks no parameter who vouches for users', () => {
    expect(Object.keys(template.toJSON()['Parameters'])).not.toContain('IdentityIssuer');
  });

  it('lets nobody sign up by himself, and asks for a second factor', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12, RequireSymbols: true }) },
    });
    Template.fromStack(stackWith('optional').stack).hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'OPTIONAL',
    });
  });

  it('lets users change nothing of what the API goes by, nor their names', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      WriteAttributes: ['locale'],
      ReadAttributes: Match.arrayWith([
        'custom:department',
        'custom:doctor',
        'custom:hospital',
        'custom:region',
        'custom:role',
      ]),
    });
  });

  it('signs in by code alone, without a secret, and leads back to the portal alone', () => {
    const client = only('AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
    });
    expect(client.CallbackURLs[0]['Fn::Join'][1]).toEqual([
      'https://',
      { 'Fn::GetAtt': [expect.stringMatching(/^PortalDistribution/), 'DomainName'] },
      '/signed-in',
    ]);
  });

  it('has the API take the tokens of its client, and the portal talk to it', () => {
    expect(only('AWS::ApiGatewayV2::Authorizer').JwtConfiguration.Audience).toEqual([
      { Ref: expect.stringMatching(/^UserPoolPortal/) },
    ]);
    expect(JSON.stringify(only('AWS::CloudFront::ResponseHeadersPolicy'))).toMatch(
      /cognito-idp\.ap-southeast-1.*\.auth\.ap-southeast-1\.amazoncognito\.com/,
    );
  });
});
