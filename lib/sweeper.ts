import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimPipeline } from './claim-pipeline.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import type { MissedTurns } from './missed-turns.ts';

export interface SweeperProps {
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly table: ClaimsTable;
  readonly pipeline: ClaimPipeline;
  /** Where turns of the clock lie that failed. */
  readonly missed: MissedTurns;
  readonly stage: Stage;
}

/** Repairs batches that have not moved for long, by the clock, and counts those that it cannot. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id);
    const { dataKey, buckets, table, pipeline, missed, stage } = props;
    const { schedule, lostUploadsSchedule, patienceMinutes, mostRepairs } = stage.sweep;
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'sweep',
      memoryMb: 512,
      timeoutSeconds: 300,
      carriesKnowledge: false,
      dataKey,
      stage,
    });
    handler.addEnvironment('PATIENCE_MINUTES', String(patienceMinutes));
    handler.addEnvironment('MOST_REPAIRS', String(mostRepairs));
    table.grant(handler, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem']);
    table.grantQueryIndexes(handler, ['gsi1', 'gsi3']);
    buckets.grantListIntake(handler);
    buckets.grantListWork(handler);
    buckets.grantWriteReceipts(handler);
    for (const queue of pipeline.batchQueues) queue.grantSendWatching(handler);
    handler.runBy(new Rule(this, 'Clock', { schedule: Schedule.expression(schedule) }), missed);
    const daily = new Rule(this, 'LostUploads', { schedule: Schedule.expression(lostUploadsSchedule) });
    handler.runBy(daily, missed, { lostUploads: true });
  }
}
