import type { Service } from './aws-answers.ts';

/** A call of the AWS SDK on its way to a service. */
export interface Call {
  readonly service: Service;
  /** Name of the operation; of S3 the method. */
  readonly operation: string;
  readonly body: Buffer;
}

export function callOf(service: Service, method: string, target: unknown, body: Buffer): Call {
  const operation = service === 's3' ? method : (String(target).split('.').at(-1) ?? '');
  return { service, operation, body };
}

/** The requests of a batch to SQS. */
export interface QueueBatch {
  readonly QueueUrl: string;
  readonly Entries: readonly QueueEntry[];
}

interface QueueEntry {
  readonly Id: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
}

/** Of a batch to DynamoDB, by table: requests to write, or keys to read. */
export type TableBatch = Readonly<Record<string, readonly object[] | { readonly Keys: readonly object[] }>>;

export function parsed<T>({ body }: Call): T {
  return JSON.parse(body.toString('utf8')) as T;
}

/** How many requests a batch call holds; 1 of any other call. */
export function requestsIn(call: Call): number {
  if (call.operation === 'SendMessageBatch') return parsed<QueueBatch>(call).Entries.length;
  if (!call.operation.startsWith('Batch')) return 1;
  const { RequestItems } = parsed<{ RequestItems: TableBatch }>(call);
  return Object.values(RequestItems).reduce(
    (sum, requests) => sum + ('Keys' in requests ? requests.Keys.length : requests.length),
    0,
  );
}
