import { setTimeout as wait } from 'node:timers/promises';
import { type Batch, batchStore } from '../platform/table/batches.ts';
import type { Stack } from './endpoints.ts';

const tries = 600;
const waitMs = 1000;

/**
 * Takes cases back by the pipeline, as a hospital does, so that figures are made anew without them; answers the batch
 * when it is closed. Throws where that takes longer than ten minutes: the withdrawal goes on all the same.
 */
export async function withdrawCases(
  { intake, table }: Stack,
  hospital: string,
  settlementIds: readonly string[],
): Promise<string> {
  const key = `incoming/${hospital}/erasure/${new Date().toISOString().replaceAll(/[:.]/g, '')}.ndjson`;
  const records = settlementIds.map((setl_id) => ({
    setlinfo: { setl_id, fixmedins_code: hospital, vali_flag: '0' },
  }));
  await intake.write(
    key,
    records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    'application/x-ndjson',
  );
  const isClosed = (batch: Batch) => batch.key === key && batch.status === 'closed';
  for (let attempt = 0; attempt < tries; attempt++) {
    const closed = (await batchStore(table).ofHospital(hospital)).find(isClosed);
    if (closed) return closed.id;
    await wait(waitMs);
  }
  throw new Error(
    `${key}: 撤销尚未处理完，请稍后再次运行 the withdrawal is not through yet; run this again later`,
  );
}
