import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDbStart } from './dynamodb-server.ts';

export interface Tables {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Some ten megabytes are alive, whatever is in the tables: by itself V8 lets garbage grow to twenty times that. */
const earlyTidying = ['--initial-old-space-size=16', '--max-semi-space-size=8'];
/** LevelDB's threads would each keep what they have freed. */
const fewArenas = { MALLOC_ARENA_MAX: '2' };

/** Starts DynamoDB on 127.0.0.1 over a folder that survives restarts. Rejects when the port or folder is in use. */
export async function startDynamoDb(options: {
  dataDir: string;
  port: number;
  region: string;
}): Promise<Tables> {
  const path = join(options.dataDir, 'dynamodb');
  mkdirSync(path, { recursive: true });
  const server = new URL('./dynamodb-server.ts', import.meta.url);
  const child = fork(server, [JSON.stringify({ path, port: options.port })], {
    env: { PATH: process.env['PATH'], AWS_REGION: options.region, ...fewArenas },
    execArgv: earlyTidying,
    // In a group of its own: Ctrl+C is for the local cloud, which still needs its tables then.
    detached: true,
  });
  const [start] = (await once(child, 'message')) as [DynamoDbStart];
  if ('error' in start) throw Object.assign(new Error(start.error.message), start.error);
  return {
    endpoint: start.endpoint,
    close: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
