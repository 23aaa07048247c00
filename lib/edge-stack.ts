import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { DataKey } from './data-key.ts';
import { Firewall } from './firewall.ts';
import { removalPolicyOf } from './removal-policy-of.ts';

export interface EdgeStackProps {
  readonly requestsPerAddress: number;
  readonly stage: Stage;
}

/** What CloudFront wants in us-east-1, wherever the rest of the stage is. */
export class EdgeStack extends Stack {
  readonly firewallArn: string;

  constructor(scope: Construct, id: string, { requestsPerAddress, stage }: EdgeStackProps) {
    super(scope, id, {
      description: `DRG Sentinel, ${stage.name}: the firewall before CloudFront`,
      env: { region: 'us-east-1' },
    });
    const removalPolicy = removalPolicyOf(stage);
    const dataKey = new DataKey(this, 'DataKey', { holds: 'logs of the firewall', removalPolicy });
    const firewall = new Firewall(this, 'Firewall', {
      before: 'cloudfront',
      requestsPerAddress,
      dataKey,
      stage,
    });
    this.firewallArn = firewall.arn;
  }
}
