import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { GuardedQueue } from './guarded-queue.ts';
import type { PersonKey } from './person-key.ts';
import { PipelineStep } from './pipeline-step.ts';

export interface ClaimPipelineProps {
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly table: ClaimsTable;
  readonly personKey: PersonKey;
  readonly stage: Stage;
}

// 1769 MB is where Lambda gives one whole vCPU, all that a single-threaded handler can use.
const steps = {
  split: {
    queueUrlVariable: 'INTAKE_QUEUE_URL',
    memoryMb: 1024,
    timeout: Duration.minutes(15),
    batchSize: 1,
  },
  enrol: { queueUrlVariable: 'ENROL_QUEUE_URL', memoryMb: 1769, timeout: Duration.minutes(5), batchSize: 1 },
  audit: { queueUrlVariable: 'AUDIT_QUEUE_URL', memoryMb: 1769, timeout: Duration.minutes(5), batchSize: 1 },
  close: { queueUrlVariable: 'CLOSE_QUEUE_URL', memoryMb: 1769, timeout: Duration.minutes(15), batchSize: 1 },
  notify: {
    queueUrlVariable: 'NOTICES_QUEUE_URL',
    memoryMb: 256,
    timeout: Duration.minutes(1),
    batchSize: 10,
  },
} as const;

/**
 * The way of a claim: split, enrol, audit, close, and beside it notify, each fed from a queue of its own.
 *
 * A grant gives the right and, in the handler's environment, the name of what it is a right to, so that
 * neither comes without the other.
 */
export class ClaimPipeline extends Construct {
  readonly alertsQueueUrl: string;

  constructor(
    scope: Construct,
    id: string,
    { dataKey, buckets, table, personKey, stage }: ClaimPipelineProps,
  ) {
    super(scope, id);
    const step = (id: string, name: keyof typeof steps, carriesKnowledge: boolean) =>
      new PipelineStep(this, id, { ...steps[name], name, carriesKnowledge, dataKey, stage });
    const split = step('Split', 'split', true);
    const enrol = step('Enrol', 'enrol', true);
    const audit = step('Audit', 'audit', true);
    const close = step('Close', 'close', true);
    const notify = step('Notify', 'notify', false);
    const alerts = new GuardedQueue(this, 'Alerts', {
      dataKey,
      urlVariable: 'ALERTS_QUEUE_URL',
      retention: Duration.days(14),
    });
    this.alertsQueueUrl = alerts.url;

    buckets.announceUploads(split.queue);
    buckets.grantReadIntake(split.handler);
    buckets.grantWriteWork(split.handler);
    table.grantRead(split.handler);
    table.grantWrite(split.handler);
    enrol.queue.grantSend(split.handler);
    close.queue.grantSend(split.handler);

    buckets.grantReadWork(enrol.handler);
    buckets.grantWriteWork(enrol.handler);
    table.grantRead(enrol.handler);
    table.grantWrite(enrol.handler);
    table.grantDelete(enrol.handler);
    audit.queue.grantSend(enrol.handler);
    close.queue.grantSend(enrol.handler);
    personKey.revealTo(enrol.handler);

    buckets.grantReadWork(audit.handler);
    buckets.grantWriteWork(audit.handler);
    table.grantRead(audit.handler);
    table.grantWrite(audit.handler);
    table.grantDelete(audit.handler);
    close.queue.grantSend(audit.handler);
    notify.queue.grantSend(audit.handler);
    personKey.revealTo(audit.handler);

    buckets.grantReadWork(close.handler);
    buckets.grantDeleteWork(close.handler);
    buckets.grantWriteReceipts(close.handler);
    table.grantRead(close.handler);
    table.grantWrite(close.handler);
    table.grantDelete(close.handler);

    table.grantWrite(notify.handler);
    alerts.grantSend(notify.handler);
  }
}
