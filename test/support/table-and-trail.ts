import { mkdirSync } from 'node:fs';
import { startFauxqs } from '../../local/start-fauxqs.ts';
import { type RunningTable, runTable } from './running-table.ts';

/** A table and a trail, and where commands find them, as an endpoints file has it: nothing else of a stack answers. */
export async function runTableAndTrail(folder: string): Promise<RunningTable & { readonly places: object }> {
  const region = 'us-east-1';
  mkdirSync(folder);
  const [table, s3] = await Promise.all([
    runTable(),
    startFauxqs({ dataDir: folder, port: 0, region, haste: 1, onObjectCreated: () => {} }),
  ]);
  s3.createBucket('trail', []);
  const keys = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    ...table,
    places: {
      aws: { region, s3: s3.endpoint, dynamodb: table.endpoint, ...keys },
      buckets: { intake: 'i', work: 'w', receipts: 'r', knowledge: 'k', trail: 'trail' },
      queues: { alerts: 'a' },
      table: 'claims',
    },
    stop: async () => {
      await s3.close();
      await table.stop();
    },
  };
}
