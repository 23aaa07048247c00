import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Upload } from '@aws-sdk/lib-storage';
import { openStackAt } from '../../bin/endpoints.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import { startStack } from '../../local/start-stack.ts';
import { receiptKeys } from '../../platform/receipt-keys.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { childPeaks, type Peaks } from './child-peaks.ts';

/** What a batch took on the local cloud. */
export interface PipelineRun {
  /** From the first byte of the upload until nothing runs and no queue holds a message. */
  readonly seconds: number;
  readonly peaks: Peaks;
  /** Requests to the table, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly receipt: Pick<Receipt, 'read' | 'accepted' | 'rejected' | 'duplicate'>;
}

/**
 * A claim file through the local cloud, in a process of its own: `node pipeline.ts FILE HOSPITAL FOLDER`. Leaves a
 * {@link PipelineRun} in the folder.
 */
const [file = '', hospital = '', folder = ''] = process.argv.slice(2);
const patienceMs = 24 * 3_600_000;
const lookEveryMs = 1000;

process.env['TZ'] = 'UTC';
const assemblyDir = join(import.meta.dirname, '../../cdk.out');
const { cloud, description, stop } = await startStack({ assemblyDir, dataDir: join(folder, 'cloud') });
const seen: Record<string, number> = {};
const looking = setInterval(() => {
  for (const [name, peakMb] of Object.entries(childPeaks())) seen[name] = Math.max(seen[name] ?? 0, peakMb);
}, lookEveryMs);
try {
  writeFileSync(join(folder, 'run.json'), JSON.stringify(await processFile()));
} finally {
  clearInterval(looking);
  await stop();
}

async function processFile(): Promise<PipelineRun> {
  const stack = openStackAt(description);
  const callsBefore = await tableCalls();
  const startedAt = performance.now();
  const params = {
    Bucket: stack.intakeBucket,
    Key: `incoming/${hospital}/scale/claims.ndjson`,
    Body: createReadStream(file),
  };
  await new Upload({ client: stack.clients.s3, params }).done();
  await cloud.idle({ timeoutMs: patienceMs });
  const seconds = (performance.now() - startedAt) / 1000;
  const calls = Object.entries(await tableCalls()).map(
    ([name, count]) => [name, count - (callsBefore[name] ?? 0)] as const,
  );
  const [batch] = await batchStore(stack.table).ofHospital(hospital);
  if (!batch) throw new Error('the pipeline has not seen the upload');
  const { read, accepted, rejected, duplicate } = await stack.receipts.readJson<Receipt>(
    receiptKeys(hospital, batch.id).receipt,
  );
  // Those of functions tell by which: they all run the same program.
  const { 'lambda-runtime': _, ...others } = seen;
  return {
    seconds,
    peaks: { ...others, ...cloud.peakMemory() },
    calls: Object.fromEntries(calls),
    receipt: { read, accepted, rejected, duplicate },
  };
}

/** All since the local table was started. */
async function tableCalls(): Promise<Record<string, number>> {
  return (await (await fetch(`${description.aws.dynamodb}/calls`)).json()) as Record<string, number>;
}
