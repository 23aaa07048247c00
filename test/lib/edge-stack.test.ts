import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { allStages, onlyOf, type Resource, synthesizedBeside, synthesizedStacks } from './synthesized.ts';

const edge = synthesizedBeside('Edge', 'dev');
const only = (type: string) => onlyOf(type, edge);
const rules: Resource['Properties'][] = only('AWS::WAFv2::WebACL').Rules;

describe('the firewall before CloudFront', () => {
  it('stands where CloudFront does, and nowhere else', () => {
    for (const name of allStages) {
      const hasEdge = synthesizedStacks(name).has(`DrgSentinel-${name}-Edge`);
      expect(hasEdge, name).toBe(stageNamed(name).portal.by === 'cloudfront');
    }
  });

  it('is asked by the distribution, which learns its name from the stack in us-east-1', () => {
    const distributions = [...synthesizedStacks('dev').values()].flatMap(({ resources }) =>
      Object.values(resources).filter(({ Type }) => Type === 'AWS::CloudFront::Distribution'),
    );
    const [output] = Object.keys(edge.template.findOutputs('*'));
    expect(distributions.map(({ Properties }) => Properties.DistributionConfig.WebACLId)).toEqual([
      {
        'Fn::GetStackOutput': { StackName: 'DrgSentinel-dev-Edge', Region: 'us-east-1', OutputName: output },
      },
    ]);
    expect(edge.template.findOutputs('*')[output ?? '']?.['Value']).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^FirewallAcl/), 'Arn'],
    });
  });

  it('refuses bad addresses, known bad inputs, common attacks, and who asks too much', () => {
    expect(only('AWS::WAFv2::WebACL').Scope).toBe('CLOUDFRONT');
    expect(rules.map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'RequestsPerAddress',
    ]);
    const { portal } = stageNamed('dev');
    expect(rules.at(-1)).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
      Statement: {
        RateBasedStatement: { Limit: portal.by === 'cloudfront' && portal.requestsPerAddress },
      },
    });
  });

  it('only counts what messages of hospitals would trip: long bodies, markup and addresses in them, no user agent', () => {
    const counted = rules.flatMap(
      ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
    );
    expect(counted).toEqual(
      ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericRFI_BODY', 'NoUserAgent_HEADER'].map(
        (Name) => ({
          Name,
          ActionToUse: { Count: {} },
        }),
      ),
    );
    for (const rule of rules.slice(0, 3)) expect(rule.OverrideAction).toEqual({ None: {} });
  });

  it('notes whom it refused or counted, into a sealed log, and keeps no token and no query', () => {
    const { LoggingFilter, RedactedFields, LogDestinationConfigs } = only('AWS::WAFv2::LoggingConfiguration');
    expect(LoggingFilter.DefaultBehavior).toBe('DROP');
    expect(RedactedFields).toEqual([
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ]);
    const name = ['aws-waf-logs-', { Ref: 'AWS::StackName' }];
    expect(LogDestinationConfigs[0]['Fn::Join'][1].at(-1)).toEqual(name[1]);
    expect(only('AWS::Logs::LogGroup').LogGroupName['Fn::Join'][1]).toEqual(name);
    for (const { VisibilityConfig } of rules) expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  });
});
