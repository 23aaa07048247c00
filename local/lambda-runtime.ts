import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

// The part of the Lambda runtime a handler sees; runs in a worker thread whose environment is the function's own.

export interface InvocationRequest {
  readonly requestId: string;
  readonly event: unknown;
  readonly deadlineMs: number;
}

export type InvocationReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly resultJson: string }
  | { readonly kind: 'failed'; readonly error: string };

export interface RuntimeData {
  readonly modulePath: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

type Handler = (event: unknown, context: object) => unknown;

const data = workerData as RuntimeData;
const reply = (message: InvocationReply) => parentPort?.postMessage(message);

const module = (await import(pathToFileURL(data.modulePath).href)) as Record<string, unknown>;
const exported = module[data.exportName] ?? (module['default'] as Record<string, unknown>)?.[data.exportName];
if (typeof exported !== 'function')
  throw new Error(`${data.modulePath} exports no function ${data.exportName}`);
const handler = exported as Handler;

parentPort?.on('message', async (request: InvocationRequest) => {
  try {
    const result = await handler(request.event, contextOf(request));
    reply({ kind: 'done', resultJson: JSON.stringify(result ?? null) });
  } catch (error) {
    reply({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
reply({ kind: 'ready' });

function contextOf({ requestId, deadlineMs }: InvocationRequest): object {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
    invokedFunctionArn: data.functionArn,
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(data.memoryMb),
  };
}
