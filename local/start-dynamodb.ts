import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Tables {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts DynamoDB on 127.0.0.1 over a folder that survives restarts. Rejects when the port or folder is in use. */
export async function startDynamoDb(options: {
  dataDir: string;
  port: number;
  region: string;
}): Promise<Tables> {
  const path = join(options.dataDir, 'dynamodb');
  mkdirSync(path, { recursive: true });
  const worker = new Worker(new URL('./dynamodb-server.ts', import.meta.url), {
    workerData: { path, port: options.port },
    env: { AWS_REGION: options.region },
    execArgv: [],
  });
  const [endpoint] = (await once(worker, 'message')) as [string];
  return {
    endpoint,
    close: async () => {
      const exited = once(worker, 'exit');
      worker.postMessage('close');
      await exited;
    },
  };
}
