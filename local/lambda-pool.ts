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

/** A function's execution environments: made when first needed, kept warm, replaced when one dies. */
export function createLambdaPool(spec: LambdaSpec, logDir: string): LambdaPool {
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' });
  const alive = new Set<LambdaWorker>();
  const idle: LambdaWorker[] = [];
  const waiting: (() => void)[] = [];
  let pending = 0;
  let running = 0;

  const takeWorker = () => {
    for (let warm = idle.pop(); warm; warm = idle.pop()) {
      if (warm.isAlive()) return warm;
      alive.delete(warm);
    }
    const worker = startLambdaWorker(spec, log);
    alive.add(worker);
    return worker;
  };
  const enter = async () => {
    if (running >= spec.concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const runOn = async (worker: LambdaWorker, event: unknown) => {
    const startedAt = performance.now();
    const report = (outcome: string) =>
      log.write(`REPORT ${spec.name} ${outcome} ${Math.round(performance.now() - startedAt)} ms\n`);
    try {
      const result = await worker.invoke(event);
      report('succeeded');
      return result;
    } catch (error) {
      log.write(`${error instanceof Error ? error.stack : error}\n`);
      report('FAILED');
      throw error;
    } finally {
      if (worker.isAlive()) idle.push(worker);
      else alive.delete(worker);
    }
  };

  return {
    spec,
    pending: () => pending,
    invoke: async (event) => {
      pending += 1;
      await enter();
      try {
        return await runOn(takeWorker(), event);
      } finally {
        leave();
        pending -= 1;
      }
    },
    close: async () => {
      await Promise.all([...alive].map((worker) => worker.terminate()));
      log.end();
      await finished(log);
    },
  };
}
