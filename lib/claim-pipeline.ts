import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { AlertTopic } from './alert-topic.ts';
import type { AnalysisBucket } from './analysis-bucket.ts';
import type { ClaimBuckets } from './claim-buckets.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { GuardedQueue } from './guarded-queue.ts';
import type { KnowledgeBucket } from './knowledge-bucket.ts';
import type { LiveApi } from './live-api.ts';
import type { PersonKey } from './person-key.ts';
import { PipelineStep } from './pipeline-step.ts';

export interface ClaimPipelineProps {
  readonly dataKey: DataKey;
  readonly buckets: ClaimBuckets;
  readonly knowledge: KnowledgeBucket;
  readonly analysis: AnalysisBucket;
  readonly table: ClaimsTable;
  readonly personKey: PersonKey;
  readonly live: LiveApi;
  readonly topic: AlertTopic;
  readonly stage: Stage;
}

// 1769 MB is where Lambda gives one whole vCPU, all that a single-threaded handler can use.
const steps = {
  split: { queue: 'INTAKE', memoryMb: 1024, timeoutSeconds: 900, batchSize: 1, carriesKnowledge: true },
  enrol: { queue: 'ENROL', memoryMb: 1769, timeoutSeconds: 300, batchSize: 1, carriesKnowledge: true },
  audit: { queue: 'AUDIT', memoryMb: 1769, timeoutSeconds: 300, batchSize: 1, carriesKnowledge: true },
  close: { queue: 'CLOSE', memoryMb: 1769, timeoutSeconds: 900, batchSize: 1, carriesKnowledge: false },
  summarise: {
    queue: 'SUMMARISE',
    memoryMb: 1769,
    timeoutSeconds: 300,
    batchSize: 1,
    carriesKnowledge: true,
  },
  notify: { queue: 'NOTICES', memoryMb: 256, timeoutSeconds: 60, batchSize: 10, carriesKnowledge: false },
} as const;

/**
 * The way of a claim: split, enrol, audit, close, summarise, and beside it notify, each fed from a queue of its own.
 *
 * A grant gives the right and, in the handler's environment, the name of what it is a right to, so that
 * neither comes without the other.
 */
export class ClaimPipeline extends Construct {
  /** What notify is fed from. */
  readonly notices: GuardedQueue;
  /** Of the steps that a batch goes through one after the other. */
  readonly batchQueues: readonly GuardedQueue[];

  constructor(scope: Construct, id: string, props: ClaimPipelineProps) {
    super(scope, id);
    const { dataKey, buckets, stage } = props;
    const step = (id: string, name: keyof typeof steps) =>
      new PipelineStep(this, id, { name, ...steps[name], dataKey, stage });
    const alerts = new GuardedQueue(this, 'Alerts', {
      name: 'alerts',
      dataKey,
      urlVariable: 'ALERTS_QUEUE_URL',
      retention: Duration.days(14),
    });
    const parts: Parts = {
      ...props,
      split: step('Split', 'split'),
      enrol: step('Enrol', 'enrol'),
      audit: step('Audit', 'audit'),
      close: step('Close', 'close'),
      summarise: step('Summarise', 'summarise'),
      notify: step('Notify', 'notify'),
      alerts,
    };
    this.notices = parts.notify.queue;
    this.batchQueues = [parts.split, parts.enrol, parts.audit, parts.close].map(({ queue }) => queue);
    buckets.announceUploads(parts.split.queue);
    for (const equip of [equipSplit, equipEnrol, equipAudit, equipClose, equipSummarise, equipNotify])
      equip(parts);
  }
}

interface Parts extends ClaimPipelineProps, Readonly<Record<keyof typeof steps, PipelineStep>> {
  readonly alerts: GuardedQueue;
}

/** A file that can't be cut goes straight to its receipt; with a large one it asks itself to go on. */
function equipSplit(parts: Parts): void {
  const {
    buckets,
    knowledge,
    table,
    enrol,
    close,
    stage,
    split: { handler, queue },
  } = parts;
  handler.addEnvironment('INTAKE_LIMITS', JSON.stringify(stage.intake));
  buckets.grantReadIntake(handler);
  buckets.grantReadWork(handler);
  buckets.grantWriteWork(handler);
  knowledge.grantSeeActivations(handler);
  table.grant(handler, ['GetItem', 'PutItem', 'UpdateItem']);
  queue.grantSend(handler);
  enrol.queue.grantSend(handler);
  close.queue.grantSend(handler);
}

/** Of a large batch it is asked by the block, and asks itself for the chunks. */
function equipEnrol(parts: Parts): void {
  const { buckets, knowledge, table, personKey, audit } = parts;
  const { handler, queue } = parts.enrol;
  buckets.grantReadWork(handler);
  buckets.grantWriteWork(handler);
  knowledge.grantRead(handler);
  table.grant(handler, ['GetItem', 'Query', 'UpdateItem', 'BatchWriteItem']);
  queue.grantSend(handler);
  audit.queue.grantSend(handler);
  personKey.revealTo(handler);
}

function equipAudit(parts: Parts): void {
  const { buckets, knowledge, table, close, notify } = parts;
  const { handler, queue } = parts.audit;
  buckets.grantReadWork(handler);
  buckets.grantWriteWork(handler);
  buckets.grantWriteLists(handler);
  knowledge.grantRead(handler);
  table.grant(handler, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  queue.grantSend(handler);
  close.queue.grantSend(handler);
  notify.queue.grantSend(handler);
}

/** Of a large batch it asks itself to go on. */
function equipClose({ buckets, table, summarise, close: { handler, queue } }: Parts): void {
  buckets.grantReadWork(handler);
  buckets.grantWriteWork(handler);
  buckets.grantDeleteWork(handler);
  buckets.grantWriteReceipts(handler);
  table.grant(handler, ['GetItem', 'UpdateItem', 'BatchWriteItem']);
  queue.grantSend(handler);
  summarise.queue.grantSend(handler);
}

/** After a hospital it asks itself for the region. */
function equipSummarise({ analysis, table, stage, summarise: { handler, queue } }: Parts): void {
  analysis.grantReplace(handler);
  table.grant(handler, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem']);
  queue.grantSend(handler);
  handler.addEnvironment('GATHER_SECONDS', String(stage.gatherSeconds));
}

/** It sends itself what is to be told later. */
function equipNotify({ table, alerts, live, topic, stage, notify: { handler, queue } }: Parts): void {
  table.grant(handler, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  table.grantQueryIndexes(handler, ['gsi1']);
  alerts.grantSend(handler);
  live.grantPush(handler);
  topic.grantPublish(handler);
  queue.grantSend(handler);
  handler.addEnvironment('SEND_LIMITS', JSON.stringify(stage.sendLimits));
  handler.addEnvironment('WEBHOOK_REACH', stage.webhookReach);
}
