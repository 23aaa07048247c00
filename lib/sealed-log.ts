import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { DataKey } from './data-key.ts';

/** A log encrypted with the data key, kept for as long as the stage says. */
export function sealedLog(
  scope: Construct,
  id: string,
  { dataKey, stage }: { readonly dataKey: DataKey; readonly stage: Stage },
): LogGroup {
  return new LogGroup(scope, id, {
    encryptionKey: dataKey.key,
    retention: stage.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
