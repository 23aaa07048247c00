import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import type { GuardedQueue } from './guarded-queue.ts';
import type { MissedTurns } from './missed-turns.ts';
import { PipelineStep } from './pipeline-step.ts';

export interface ScheduledLampsProps {
  readonly dataKey: DataKey;
  readonly table: ClaimsTable;
  /** Where turns of the clock lie that failed. */
  readonly missed: MissedTurns;
  /** Where departments are told of what turned red. */
  readonly notices: GuardedQueue;
  readonly stage: Stage;
}

/** The lamps of every hospital, lit by the clock: a message for each, so that one waits for none. */
export class ScheduledLamps extends Construct {
  constructor(scope: Construct, id: string, { dataKey, table, notices, missed, stage }: ScheduledLampsProps) {
    super(scope, id);
    const { handler, queue } = new PipelineStep(this, 'Light', {
      name: 'lamps',
      queue: 'LAMPS',
      memoryMb: 1769,
      timeoutSeconds: 900,
      batchSize: 1,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(handler, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem']);
    table.grantQueryIndexes(handler, ['gsi1']);
    queue.grantSend(handler);
    notices.grantSend(handler);
    handler.runBy(new Rule(this, 'Clock', { schedule: Schedule.expression(stage.lampsSchedule) }), missed);
  }
}
