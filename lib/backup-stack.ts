import { Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { acknowledgeFindings } from './acknowledge-findings.ts';
import { DataKey } from './data-key.ts';
import { removalPolicyOf } from './removal-policy-of.ts';

export interface BackupStackProps {
  readonly tableArn: string;
  readonly backup: NonNullable<Stage['backup']>;
  readonly stage: Stage;
}

const COPIES = 'service-role/AWSBackupServiceRolePolicyForBackup';
/** No copy is deleted sooner, but by who may first take the lock off the vault. */
const AT_LEAST = Duration.days(35);

/**
 * Copies of the table beyond the five weeks to which it can be set back. They have a key of their own where the account
 * has AWS Backup's advanced features for DynamoDB, as newer ones do; else that of the table.
 */
export class BackupStack extends Stack {
  constructor(scope: Construct, id: string, { tableArn, backup, stage }: BackupStackProps) {
    super(scope, id, {
      description: `DRG Sentinel, ${stage.name}: copies of the table`,
      env: { region: stage.region },
    });
    const removalPolicy = removalPolicyOf(stage);
    const { key } = new DataKey(this, 'DataKey', { holds: 'copies of the table', removalPolicy });
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey: key,
      lockConfiguration: { minRetention: AT_LEAST },
      removalPolicy,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: this.stackName,
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          scheduleExpression: Schedule.expression(backup.schedule),
          deleteAfter: Duration.days(backup.keptDays),
        }),
      ],
    });
    plan.addSelection('Table', { role: this.#copier(), resources: [BackupResource.fromArn(tableArn)] });
  }

  #copier(): Role {
    const role = new Role(this, 'Copier', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(COPIES)],
    });
    acknowledgeFindings(role, {
      [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${COPIES}]`]:
        'AWS keeps this policy in step with what AWS Backup does; the plan selects the one table.',
    });
    return role;
  }
}
