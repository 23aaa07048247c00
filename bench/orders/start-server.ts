import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { StackDescription } from '../../local/describe-stack.ts';

export interface Server {
  readonly description: StackDescription;
  /** The one core that it runs on; `null` where the platform cannot hold it to one. */
  readonly core: number | null;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const core = 0;

/** Starts the stack in a process of its own, on one core where the platform can hold it there. */
export async function startServer(assemblyDir: string, dataDir: string): Promise<Server> {
  const command = [process.execPath, join(import.meta.dirname, 'serve.ts'), assemblyDir, dataDir];
  const pinned = spawnSync('taskset', ['-c', String(core), 'true']).status === 0;
  const [program = '', ...words] = pinned ? ['taskset', '-c', String(core), ...command] : command;
  const server = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const description = (await message(server)) as StackDescription;
  return {
    description,
    core: pinned ? core : null,
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
