import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { AlertTopic } from './alert-topic.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimPipeline } from './claim-pipeline.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction, metricsNamespace } from './handler-function.ts';

export interface SweeperProps {
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly table: ClaimsTable;
  readonly pipeline: ClaimPipeline;
  readonly topic: AlertTopic;
  readonly stage: Stage;
}

/** Repairs batches that have not moved for long, by the clock, and raises an alarm over those that it cannot. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id);
    const { dataKey, buckets, table, pipeline, topic, stage } = props;
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
    handler.runBy(new Rule(this, 'Clock', { schedule: Schedule.expression(schedule) }));
    const daily = new Rule(this, 'LostUploads', { schedule: Schedule.expression(lostUploadsSchedule) });
    handler.runBy(daily, { lostUploads: true });
    topic.hear(this.#overStuckBatches(stage));
  }

  #overStuckBatches(stage: Stage): Alarm {
    return new Alarm(this, 'BatchStuck', {
      alarmDescription:
        'A batch stays where it is, whatever the sweeper does: its office waits for a receipt',
      metric: new Metric({
        namespace: metricsNamespace(stage),
        metricName: 'StuckBatches',
        dimensionsMap: { service: 'sweep' },
        statistic: 'Maximum',
        period: Duration.minutes(15),
      }),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
