import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';

export interface SealedLogProps {
  readonly dataKey: DataKey;
  readonly stage: Stage;
  /** @default one that begins with the stack's */
  readonly name?: string;
}

/** A log encrypted with the data key, kept for as long as the stage says. */
export function sealedLog(scope: Construct, id: string, { dataKey, stage, name }: SealedLogProps): LogGroup {
  return new LogGroup(scope, id, {
    ...(name && { logGroupName: name }),
    encryptionKey: dataKey.key,
    retention: stage.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** WAF writes into no log whose name begins otherwise. */
export const firewallLogName = `aws-waf-logs-${Aws.STACK_NAME}`;
