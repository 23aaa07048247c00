import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { InvocationReply, InvocationRequest, RuntimeData } from './lambda-runtime.ts';
import type { LambdaSpec } from './read-functions.ts';

/** One execution environment of a function: runs one invocation at a time. */
export interface LambdaWorker {
  /** Of its process; undefined where none could be started. */
  readonly pid: number | undefined;
  readonly isAlive: () => boolean;
  /** The most memory its process held at once, as of its last answer; 0 before. */
  readonly peakMb: () => number;
  /** Resolves when its start is over, be it that it failed. */
  readonly started: Promise<void>;
  /** Rejects when the handler throws, crashes, or outlives the function's timeout; in the last two cases it is dead. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Resolves when it is dead and all it printed was given to the log. */
  readonly closed: Promise<void>;
  readonly terminate: () => Promise<void>;
}

/** How long loading a handler's module may take; AWS allows 10 s, a busy laptop needs more. */
const INIT_TIMEOUT_MS = 60_000;

/** Starts an execution environment in a process of its own; what the handler prints goes to the log. */
export function startLambdaWorker(spec: LambdaSpec, log: Writable): LambdaWorker {
  const child = forkRuntime(spec);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const closed = new Promise<void>((resolve) => void child.once('close', () => resolve()));

  let peakMb = 0;
  let death: Error | undefined;
  let settle: ((reply: InvocationReply | Error) => void) | undefined;
  const die = (error: Error) => {
    death ??= error;
    settle?.(death);
  };
  child.on('message', (reply: InvocationReply) => settle?.(reply));
  child.on('error', die);
  child.on('exit', (code, signal) =>
    die(new Error(`the handler ended its process with ${signal ?? `code ${code}`}`)),
  );

  const nextReply = async (timeoutMs: number): Promise<InvocationReply> => {
    if (death) throw death;
    const { promise, resolve } = Promise.withResolvers<InvocationReply | Error>();
    settle = resolve;
    const timer = setTimeout(() => {
      death ??= new Error(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
      child.kill('SIGKILL');
    }, timeoutMs);
    const reply = await promise;
    clearTimeout(timer);
    if (reply instanceof Error) throw reply;
    if (reply.kind !== 'ready') peakMb = reply.peakMb;
    if (reply.kind === 'failed') throw new Error(reply.error);
    return reply;
  };

  const ready = nextReply(INIT_TIMEOUT_MS).catch((error: Error) => {
    death ??= error;
    throw error;
  });

  return {
    pid: child.pid,
    isAlive: () => death === undefined,
    peakMb: () => peakMb,
    started: ready.then(
      () => {},
      () => {}, // told to the first caller of invoke
    ),
    closed,
    terminate: () => {
      death ??= new Error('the execution environment was ended');
      child.kill('SIGKILL');
      return closed;
    },
    invoke: async (event) => {
      await ready;
      const request: InvocationRequest = { requestId: randomUUID(), event, timeoutMs: spec.timeoutMs };
      child.send(request, () => {}); // one that cannot be sent to is about to exit, which is told
      const reply = await nextReply(spec.timeoutMs);
      return reply.kind === 'done' ? reply.result : undefined;
    },
  };
}

function forkRuntime(spec: LambdaSpec) {
  const data: RuntimeData = {
    modulePath: spec.modulePath,
    exportName: spec.exportName,
    functionName: spec.name,
    functionArn: spec.arn,
    memoryMb: spec.memoryMb,
  };
  return fork(new URL('./lambda-runtime.ts', import.meta.url), [JSON.stringify(data)], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...spec.environment },
    execArgv: [`--max-old-space-size=${spec.memoryMb}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // In a group of its own: Ctrl+C is for the local cloud, which first finishes what is in hand.
    detached: true,
  });
}
