import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { LambdaSpec } from './read-functions.ts';
import { type LambdaWorker, startLambdaWorker } from './start-lambda-worker.ts';
import type { HandlerProcess } from './trials.ts';

export interface LambdaPool {
  readonly spec: LambdaSpec;
  /** Runs the handler on the event, waiting while the function is at its concurrency. Rejects on a failed invocation. */
  invoke(event: unknown): Promise<unknown>;
  /** Invocations running or waiting. */
  pending(): number;
  /** The most memory that one of its environments held at once; 0 before the first invocation. */
  peakMb(): number;
  /** Those of its environments that live. */
  processes(): HandlerProcess[];
  close(): Promise<void>;
}

export interface PoolOptions {
  /** How long an environment is kept warm for nobody; then it ends, and its memory goes back. Default: five minutes */
  readonly idleMs?: number;
  /** Asked for each environment: variables on top of the function's own. */
  readonly moreEnvironment?: () => Readonly<Record<string, string>>;
}

const IDLE_MS = 5 * 60_000;

/**
 * A function's execution environments: made when needed, kept warm for a while, replaced when one dies. A burst
 * makes more of them up to the function's concurrency, and is served by whichever is free first, so that nobody
 * waits for a cold start where a warm one ends before it.
 */
export function createLambdaPool(
  spec: LambdaSpec,
  logDir: string,
  { idleMs = IDLE_MS, moreEnvironment = () => ({}) }: PoolOptions = {},
): LambdaPool {
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' });
  const open = new Set<LambdaWorker>();
  const idle = new Map<LambdaWorker, NodeJS.Timeout>();
  const waiting: ((worker: LambdaWorker) => void)[] = [];
  let starting = 0;
  let pending = 0;
  let peakMb = 0;

  const takeWorker = (): LambdaWorker | Promise<LambdaWorker> => {
    const warm = [...idle.keys()].findLast((worker) => worker.isAlive());
    if (warm) {
      clearTimeout(idle.get(warm));
      idle.delete(warm);
      return warm;
    }
    const { promise, resolve } = Promise.withResolvers<LambdaWorker>();
    waiting.push(resolve);
    startWhereNeeded();
    return promise;
  };
  const startWhereNeeded = () => {
    const alive = [...open].filter((worker) => worker.isAlive()).length;
    if (waiting.length <= starting || alive >= spec.concurrency) return;
    const environment = { ...spec.environment, ...moreEnvironment() };
    const worker = startLambdaWorker({ ...spec, environment }, log);
    open.add(worker);
    void worker.closed.then(() => forget(worker));
    starting += 1;
    // One that failed to start is handed out too: its invocation tells why.
    void worker.started.then(() => {
      starting -= 1;
      release(worker);
    });
  };
  const forget = (worker: LambdaWorker) => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    open.delete(worker);
    startWhereNeeded();
  };
  const release = (worker: LambdaWorker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else if (worker.isAlive()) idle.set(worker, setTimeout(worker.terminate, idleMs).unref());
  };
  const write = (text: string) => {
    if (!log.writableEnded) log.write(text);
  };
  const runOn = async (worker: LambdaWorker, event: unknown) => {
    const startedAt = performance.now();
    const report = (outcome: string) => {
      peakMb = Math.max(peakMb, worker.peakMb());
      const took = Math.round(performance.now() - startedAt);
      write(`REPORT ${spec.name} ${outcome} ${took} ms, max memory ${worker.peakMb()} MB\n`);
    };
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

  return {
    spec,
    pending: () => pending,
    peakMb: () => peakMb,
    processes: () =>
      [...open].flatMap((worker) =>
        worker.isAlive() && worker.pid !== undefined
          ? [{ functionId: spec.logicalId, pid: worker.pid, isBusy: !idle.has(worker) }]
          : [],
      ),
    invoke: async (event) => {
      pending += 1;
      try {
        const worker = await takeWorker();
        return await runOn(worker, event).finally(() => {
          if (worker.isAlive()) release(worker);
          else startWhereNeeded();
        });
      } finally {
        pending -= 1;
      }
    },
    close: async () => {
      waiting.length = 0;
      await Promise.all([...open].map((worker) => worker.terminate()));
      log.end();
      await finished(log);
    },
  };
}
