import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { InvocationReply, InvocationRequest, RuntimeData } from './lambda-runtime.ts';
import type { LambdaSpec } from './read-functions.ts';

/** One execution environment of a function: runs one invocation at a time. */
export interface LambdaWorker {
  readonly isAlive: () => boolean;
  /** Resolves when its start is over, be it that it failed. */
  readonly started: Promise<void>;
  /** Rejects when the handler throws, crashes, or outlives the function's timeout; in the last two cases it is dead. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly terminate: () => Promise<unknown>;
}

/** How long loading a handler's module may take; AWS allows 10 s, a busy laptop needs more. */
const INIT_TIMEOUT_MS = 60_000;

/** Starts an execution environment in a worker thread; what the handler prints goes to the log. */
export function startLambdaWorker(spec: LambdaSpec, log: Writable): LambdaWorker {
  const workerData: RuntimeData = {
    modulePath: spec.modulePath,
    exportName: spec.exportName,
    functionName: spec.name,
    functionArn: spec.arn,
    memoryMb: spec.memoryMb,
  };
  const worker = new Worker(new URL('./lambda-runtime.ts', import.meta.url), {
    name: spec.name,
    workerData,
    env: { PATH: process.env['PATH'], ...spec.environment },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    stdout: true,
    stderr: true,
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });

  let death: Error | undefined;
  let settle: ((reply: InvocationReply | Error) => void) | undefined;
  worker.on('message', (reply: InvocationReply) => settle?.(reply));
  worker.on('error', (error) => {
    death = error;
  });
  worker.on('exit', (code) => {
    death ??= new Error(`the handler ended its process with code ${code}`);
    settle?.(death);
  });

  const nextReply = async (timeoutMs: number): Promise<InvocationReply> => {
    if (death) throw death;
    const { promise, resolve } = Promise.withResolvers<InvocationReply | Error>();
    settle = resolve;
    const timer = setTimeout(() => {
      death = new Error(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
      void worker.terminate();
    }, timeoutMs);
    const reply = await promise;
    clearTimeout(timer);
    if (reply instanceof Error) throw reply;
    return reply;
  };

  const ready = nextReply(INIT_TIMEOUT_MS);

  return {
    isAlive: () => death === undefined,
    started: ready.then(
      () => {},
      () => {}, // told to the first caller of invoke
    ),
    terminate: () => worker.terminate(),
    invoke: async (event) => {
      await ready;
      const request: InvocationRequest = {
        requestId: randomUUID(),
        event,
        deadlineMs: Date.now() + spec.timeoutMs,
      };
      worker.postMessage(request);
      const reply = await nextReply(spec.timeoutMs);
      if (reply.kind === 'failed') throw new Error(reply.error);
      return reply.kind === 'done' ? (JSON.parse(reply.resultJson) as unknown) : undefined;
    },
  };
}
