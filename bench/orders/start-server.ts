import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { StackDescription } from '../../local/describe-stack.ts';

export interface Server {
  readonly description: StackDescription;
  readonly pid: number;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the stack in a process of its own. */
export async function startServer(assemblyDir: string, dataDir: string): Promise<Server> {
  const program = join(import.meta.dirname, 'serve.ts');
  const server = spawn(process.execPath, [program, assemblyDir, dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const description = (await message(server)) as StackDescription;
  return {
    description,
    pid: server.pid ?? 0,
    idle: async () => {
      server.send('idle?');
      await message(server);
    },
    stop: async () => {
      server.disconnect();
      await once(server, 'exit');
    },
  };
}

async function message(server: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const died = once(server, 'exit', ended).then(([code]) => {
    throw new Error(`the server ended with ${String(code)}`);
  });
  const [said] = await Promise.race([once(server, 'message', ended), died]);
  died.catch(() => {});
  ended.abort();
  return said;
}
