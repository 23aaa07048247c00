import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { LambdaSpec } from './read-functions.ts';
import { type LambdaWorker, startLambdaWorker } from './start-lambda-worker.ts';

export interface LambdaPool {
  readonly spec: LambdaSpec;
  /** Runs the handler on the event, waiting while the function is at its concurrency. Rejects on a failed invocation. */
  invoke(event: unknown): Promise<unknown>;
  /** Invocations running or waiting. */
  pending(): number;
  close(): Promise<void>;
}

/**
 * A function's execution environments: made when needed, kept warm, replaced when one dies. A burst makes
 * more of them up to the function's concurrency, and is served by whichever is free first, so that nobody
 * waits for a cold start where a warm one ends before it.
 */
export function createLambdaPool(spec: LambdaSpec, logDir: string): LambdaPool {
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' });
  const alive = new Set<LambdaWorker>();
  const idle: LambdaWorker[] = [];
  const waiting: ((worker: LambdaWorker) => void)[] = [];
  let starting = 0;
  let pending = 0;

  const takeWorker = (): LambdaWorker | Promise<LambdaWorker> => {
    for (let warm = idle.pop(); warm; warm = idle.pop()) {
      if (warm.isAlive()) return warm;
      alive.delete(warm);
    }
    const { promise, resolve } = Promise.withResolvers<LambdaWorker>();
    waiting.push(resolve);
    startWhereNeeded();
    return promise;
  };
  const startWhereNeeded = () => {
    if (waiting.length <= starting || alive.size >= spec.concurrency) return;
    const worker = startLambdaWorker(spec, log);
    alive.add(worker);
    starting += 1;
    // One that failed to start is handed out too: its invocation tells why.
    void worker.started.then(() => {
      starting -= 1;
      release(worker);
    });
  };
  const release = (worker: LambdaWorker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else if (worker.isAlive()) idle.push(worker);
    else alive.delete(worker);
  };
  const write = (text: string) => {
    if (!log.writableEnded) log.write(text);
  };
  const runOn = async (worker: LambdaWorker, event: unknown) => {
    const startedAt = performance.now();
    const report = (outcome: string) =>
      write(`REPORT ${spec.name} ${outcome} ${Math.round(performance.now() - startedAt)} ms\n`);
    try {
      const result = await worker.invoke(event);
      report('succeeded');
      return result;
    } catch (error) {
      write(`${error instanceof Error ? error.stack : error}\n`);
      report('FAILED');
      throw error;
    }
  };
  const giveBack = (worker: LambdaWorker) => {
    if (worker.isAlive()) return release(worker);
    alive.delete(worker);
    startWhereNeeded();
  };

  return {
    spec,
    pending: () => pending,
    invoke: async (event) => {
      pending += 1;
      try {
        const worker = await takeWorker();
        return await runOn(worker, event).finally(() => giveBack(worker));
      } finally {
        pending -= 1;
      }
    },
    close: async () => {
      waiting.length = 0;
      await Promise.all([...alive].map((worker) => worker.terminate()));
      log.end();
      await finished(log);
    },
  };
}
