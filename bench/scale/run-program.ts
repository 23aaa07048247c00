import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process took from its start to its end. */
export interface Usage {
  readonly seconds: number;
  /** Of all its threads, and of the processes that it started. */
  readonly cpuSeconds: number;
  /** The most resident memory that it had at once, pages of files that it mapped included. */
  readonly peakMb: number;
}

const teller = join(import.meta.dirname, 'tell-usage.ts');

/** Runs a program of the project in a process of its own; throws where it does not end well. */
export async function runProgram(program: readonly string[], folder: string): Promise<Usage> {
  const usageFile = join(folder, 'usage.json');
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', teller, ...program], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, USAGE_FILE: usageFile },
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0) throw new Error(`${program.join(' ')}: ended with ${code ?? signal}`);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, ...(JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'seconds'>) };
}
