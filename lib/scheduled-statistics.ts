import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import type { MissedTurns } from './missed-turns.ts';

export interface ScheduledStatisticsProps {
  readonly dataKey: DataKey;
  readonly table: ClaimsTable;
  /** Where turns of the clock lie that failed. */
  readonly missed: MissedTurns;
  readonly stage: Stage;
}

/** Statistics of units and the baselines of groups, made anew by the clock. */
export class ScheduledStatistics extends Construct {
  constructor(scope: Construct, id: string, { dataKey, table, missed, stage }: ScheduledStatisticsProps) {
    super(scope, id);
    const handler = new HandlerFunction(this, 'Handler', {
      name: 'statistics',
      memoryMb: 1769,
      timeoutSeconds: 900,
      carriesKnowledge: true,
      dataKey,
      stage,
    });
    table.grant(handler, ['Query', 'BatchWriteItem']);
    handler.runBy(
      new Rule(this, 'Clock', { schedule: Schedule.expression(stage.statisticsSchedule) }),
      missed,
    );
  }
}
