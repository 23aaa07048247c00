import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import type { MissedTurns } from './missed-turns.ts';
import { PipelineStep } from './pipeline-step.ts';

export interface MonthlyReportsProps {
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly table: ClaimsTable;
  /** Where turns of the clock lie that failed. */
  readonly missed: MissedTurns;
  readonly stage: Stage;
}

/** Reports of hospitals, their departments and regions, made by the clock: a message for each, so that one waits for none. */
export class MonthlyReports extends Construct {
  constructor(scope: Construct, id: string, { dataKey, buckets, table, missed, stage }: MonthlyReportsProps) {
    super(scope, id);
    const { handler, queue } = new PipelineStep(this, 'Make', {
      name: 'report',
      queue: 'REPORT',
      memoryMb: 1769,
      timeoutSeconds: 900,
      batchSize: 1,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(handler, ['Query']);
    table.grantQueryIndexes(handler, ['gsi1']);
    buckets.grantReadReceipts(handler);
    buckets.grantWriteReports(handler);
    queue.grantSend(handler);
    handler.runBy(new Rule(this, 'Clock', { schedule: Schedule.expression(stage.reportSchedule) }), missed);
  }
}
