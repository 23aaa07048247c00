import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { faultOf } from './fault-of.ts';

/**
 * What is noted on a message that is parked. SQS does not encrypt it as it does the body, so it is counts, times,
 * names of steps and batches, and of the error its kind and place alone: never words that may quote a patient.
 */
export interface ParkedCause {
  readonly kind: string;
  /** Where it was thrown; blank where nobody knows. */
  readonly at: string;
  readonly step: string;
  /** `null` where the message names none. */
  readonly batch: string | null;
  readonly chunk: number | null;
  readonly attempts: number;
  /** When the message was first tried, and when it failed for the last time: ISO 8601, UTC. */
  readonly first_tried_at: string;
  readonly failed_at: string;
}

/** What became of a message's last attempt. */
export function causeOf(
  { body, attributes }: Pick<SQSRecord, 'body' | 'attributes'>,
  error: unknown,
  step: string,
  failedAt: Date,
): ParkedCause {
  const { kind, at } = faultOf(error);
  return {
    kind,
    at: at[0] ?? '',
    step,
    ...subjectOf(body),
    attempts: Number(attributes.ApproximateReceiveCount),
    first_tried_at: new Date(Number(attributes.ApproximateFirstReceiveTimestamp)).toISOString(),
    failed_at: failedAt.toISOString(),
  };
}

/** Parks a message with its cause: the same body, to be sent again as it is once the cause is mended. */
export async function parkMessage(
  sqs: SQSClient,
  QueueUrl: string,
  MessageBody: string,
  cause: ParkedCause,
): Promise<void> {
  const named = Object.entries(cause).filter(([, value]) => value !== null && value !== '');
  const MessageAttributes = Object.fromEntries(
    named.map(([name, value]) => [
      name,
      { DataType: typeof value === 'number' ? 'Number' : 'String', StringValue: String(value) },
    ]),
  );
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }));
}

/** What {@link parkMessage} noted; `null` where SQS itself parked the message, which notes nothing. */
export function readCause(
  attributes: Readonly<Record<string, { readonly StringValue?: string | undefined }>> = {},
): ParkedCause | null {
  const text = (name: keyof ParkedCause) => attributes[name]?.StringValue;
  const kind = text('kind');
  if (kind === undefined) return null;
  return {
    kind,
    at: text('at') ?? '',
    step: text('step') ?? '',
    batch: text('batch') ?? null,
    chunk: text('chunk') === undefined ? null : Number(text('chunk')),
    attempts: Number(text('attempts')),
    first_tried_at: text('first_tried_at') ?? '',
    failed_at: text('failed_at') ?? '',
  };
}

/** Batch and chunk that a message names. */
export function subjectOf(body: string): Pick<ParkedCause, 'batch' | 'chunk'> {
  const { batch, chunk } = fieldsOf(body);
  return {
    batch: typeof batch === 'string' && /^[\w-]{1,80}$/.test(batch) ? batch : null,
    chunk: typeof chunk === 'number' ? chunk : null,
  };
}

function fieldsOf(body: string): { readonly batch?: unknown; readonly chunk?: unknown } {
  try {
    return (JSON.parse(body) as object | null) ?? {};
  } catch {
    return {};
  }
}
