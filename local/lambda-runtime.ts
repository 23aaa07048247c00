import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';

// The part of the Lambda runtime a handler sees; runs in a process of its own, with the function's environment.

export interface InvocationRequest {
  readonly requestId: string;
  readonly event: unknown;
  /** How long it may take. */
  readonly timeoutMs: number;
}

export type InvocationReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: unknown; readonly peakMb: number }
  | { readonly kind: 'failed'; readonly error: string; readonly peakMb: number };

export interface RuntimeData {
  readonly modulePath: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

type Handler = (event: unknown, context: object) => unknown;

const data = JSON.parse(process.argv[2] ?? '') as RuntimeData;
const reply = (message: InvocationReply, then = () => {}) => process.send?.(message, then);
const fail = (error: unknown, then?: () => void): void =>
  void reply({ kind: 'failed', error: wordsOf(error), peakMb: peakMb() }, then);
let isCached = false;

// Whoever started it is gone, be it that he was killed.
process.once('disconnect', () => process.exit());
const handler = await load().catch((error: unknown) => fail(error, () => process.exit(1)));

process.on('message', async (request: InvocationRequest) => {
  try {
    const result = (await handler?.(request.event, contextOf(request))) ?? null;
    reply({ kind: 'done', result, peakMb: peakMb() }, keepCompiled);
  } catch (error) {
    fail(error);
  }
});
if (handler) reply({ kind: 'ready' });

async function load(): Promise<Handler> {
  const module = (await import(pathToFileURL(data.modulePath).href)) as Record<string, unknown>;
  const exported =
    module[data.exportName] ?? (module['default'] as Record<string, unknown>)?.[data.exportName];
  if (typeof exported !== 'function')
    throw new Error(`${data.modulePath} exports no function ${data.exportName}`);
  return exported as Handler;
}

/** Once, so that the next environment starts sooner: a process that is killed leaves nothing. */
function keepCompiled(): void {
  if (isCached) return;
  isCached = true;
  flushCompileCache();
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The most memory that was resident at once. Linux's own count of a child begins with what its parent had. */
function peakMb(): number {
  const kib = statusLine('VmHWM') ?? process.resourceUsage().maxRSS;
  return Math.ceil(kib / 1024);
}

function statusLine(name: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kib] =
    new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return kib === undefined ? undefined : Number(kib);
}

function contextOf({ requestId, timeoutMs }: InvocationRequest): object {
  const deadlineMs = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadlineMs - performance.now())),
    invokedFunctionArn: data.functionArn,
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(data.memoryMb),
  };
}
