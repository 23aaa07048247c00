import { GetQueueAttributesCommand, type QueueAttributeName } from '@aws-sdk/client-sqs';
import { inParallel } from '../../platform/in-parallel.ts';
import { loadHospitals } from '../../platform/knowledge/load-knowledge.ts';
import { batchStore, isPlanned } from '../../platform/table/batches.ts';
import { openBatchStore } from '../../platform/table/open-batches.ts';
import { workArea } from '../../platform/work-area.ts';
import type { Stack } from '../endpoints.ts';

/** What is on its way in a stack. */
export interface Traffic {
  /** Batches that are not closed. */
  readonly open: readonly string[];
  /** Those of them of which the file is being cut. */
  readonly splitting: readonly string[];
  /** Messages in any state, by queue; none where there are none. */
  readonly waiting: Readonly<Record<string, number>>;
}

const atOnce = 8;
const counts: QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

export async function trafficOf(stack: Stack): Promise<Traffic> {
  const batches = batchStore(stack.table);
  const ids = await openBatchStore(stack.table).ids();
  const found = await inParallel(ids, atOnce, batches.find);
  const open = found.filter((batch) => batch !== null && batch.status !== 'closed');
  const splitting = open.filter((batch) => batch?.status === 'splitting');
  return {
    open: open.flatMap((batch) => batch?.id ?? []),
    splitting: splitting.flatMap((batch) => batch?.id ?? []),
    waiting: await waitingIn(stack),
  };
}

export function isQuiet({ open, waiting }: Traffic): boolean {
  return open.length === 0 && Object.keys(waiting).length === 0;
}

/** Alerts are for others to take: they wait for whoever that is. */
async function waitingIn({ clients, queues }: Stack): Promise<Readonly<Record<string, number>>> {
  const ours = Object.entries(queues).filter(([name]) => name !== 'alerts');
  const asked = await inParallel(ours, atOnce, async ([name, QueueUrl]) => {
    const ask = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: counts });
    const { Attributes = {} } = await clients.sqs.send(ask);
    return [name, counts.reduce((sum, count) => sum + Number(Attributes[count] ?? 0), 0)] as const;
  });
  return Object.fromEntries(asked.filter(([, messages]) => messages > 0));
}

/** Names of all batches: whether one has come, two lists of them tell. */
export async function registeredBatches({ table }: Stack): Promise<ReadonlySet<string>> {
  const hospitals = [...loadHospitals().keys(), '_refused'];
  const all = await inParallel(hospitals, atOnce, batchStore(table).ofHospital);
  return new Set(all.flat().map(({ id }) => id));
}

/** Whether all chunks that the batch was cut into are still there, so that it can begin again. */
export async function hasItsChunks({ table, work }: Stack, id: string): Promise<boolean> {
  const batch = await batchStore(table).find(id);
  if (!batch || !isPlanned(batch)) return false;
  return (await work.list(workArea.chunks(id))).length === batch.chunks;
}
