import { Aws, Stack } from 'aws-cdk-lib';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';
import { firewallLogName, sealedLog } from './sealed-log.ts';

export interface FirewallProps {
  /** What it stands before; one before CloudFront has to be in us-east-1. */
  readonly before: 'cloudfront' | 'regional';
  /** What one address may ask in five minutes; a hospital's people come from one. */
  readonly requestsPerAddress: number;
  readonly dataKey: DataKey;
  readonly stage: Stage;
}

interface ManagedRules {
  readonly name: string;
  /** Rules that only count, for they would refuse what we are meant to take. */
  readonly counted: readonly string[];
}

/** Kept up by AWS; https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managedRules: readonly ManagedRules[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
  {
    name: 'AWSManagedRulesCommonRuleSet',
    // FHIR resources and NHSA messages are longer than 8 kB, carry XHTML and name servers by address; their handlers
    // bound and check them. Programs of hospitals often say no user agent.
    counted: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericRFI_BODY', 'NoUserAgent_HEADER'],
  },
];

/** Refuses known attackers and attacks, and who asks too much; notes whom it refused, without tokens and queries. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { before, requestsPerAddress } = props;
    const acl = new CfnWebACL(this, 'Acl', {
      description: `DRG Sentinel, ${props.stage.name}: before ${before}`,
      scope: before === 'cloudfront' ? 'CLOUDFRONT' : 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [...managedRules.map(asRule), perAddress(requestsPerAddress)].map((rule, at) => ({
        ...rule,
        priority: at,
        visibilityConfig: counted(rule.name),
      })),
      visibilityConfig: counted('Requests'),
    });
    this.arn = acl.attrArn;
    this.#log(acl, props);
  }

  #log(acl: CfnWebACL, { dataKey, stage }: FirewallProps): void {
    const log = sealedLog(this, 'Log', { dataKey, stage, name: firewallLogName });
    const stack = Stack.of(this);
    const resource = `log-group:${firewallLogName}`;
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // The group's own ARN ends in `:*`, which this does not take.
      logDestinationConfigs: [stack.formatArn({ partition: Aws.PARTITION, service: 'logs', resource })],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    });
    logging.node.addDependency(log);
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

function asRule({ name, counted }: ManagedRules): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  };
}

function perAddress(limit: number): Rule {
  return {
    name: 'RequestsPerAddress',
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
  };
}

/** Samples would keep requests, tokens and all, in the console. */
function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
