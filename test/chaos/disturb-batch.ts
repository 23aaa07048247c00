import { type Call, parsed, type QueueBatch, type TableBatch } from './call.ts';

/** A batch call cut in two: what is passed on, and what is said of the rest. */
export interface CutCall {
  /** `null`: nothing is passed on. */
  readonly body: Buffer | null;
  /** Puts what was held back into the service's answer; given `{}` where nothing was passed on. */
  readonly complete: (answer: object) => object;
}

/** SQS takes some messages of a batch and refuses the others. */
export function refusePart(call: Call, share: number): CutCall {
  const { Entries, ...rest } = parsed<QueueBatch>(call);
  const refused = Entries.slice(Math.floor(Entries.length * share));
  const taken = Entries.slice(0, Entries.length - refused.length);
  const Failed = refused.map(({ Id }) => ({
    Id,
    SenderFault: false,
    Code: 'InternalError',
    Message: 'chaos',
  }));
  return {
    body: taken.length > 0 ? toBody({ ...rest, Entries: taken }) : null,
    complete: (answer) => ({ Successful: [], ...answer, Failed }),
  };
}

/** DynamoDB does a part of a batch and leaves the rest to be asked for again. */
export function leavePart(call: Call, share: number): CutCall {
  const { RequestItems, ...rest } = parsed<{ RequestItems: TableBatch }>(call);
  const isRead = call.operation === 'BatchGetItem';
  const tables = Object.entries(RequestItems).map(([table, requests]) => {
    const all = 'Keys' in requests ? requests.Keys : requests;
    const done = Math.max(1, Math.floor(all.length * share));
    const like = (some: readonly object[]) => ('Keys' in requests ? { ...requests, Keys: some } : some);
    return { table, done: like(all.slice(0, done)), left: like(all.slice(done)) };
  });
  const left = Object.fromEntries(tables.map((one) => [one.table, one.left]));
  return {
    body: toBody({
      ...rest,
      RequestItems: Object.fromEntries(tables.map((one) => [one.table, one.done])),
    }),
    complete: (answer) => ({ ...answer, [isRead ? 'UnprocessedKeys' : 'UnprocessedItems']: left }),
  };
}

/** The same messages, the last first. */
export function turnRound(call: Call): Buffer {
  const batch = parsed<QueueBatch>(call);
  return toBody({ ...batch, Entries: batch.Entries.toReversed() });
}

/** The same messages, one of which takes its time. */
export function sendLate(call: Call, which: number, seconds: number): Buffer {
  const batch = parsed<QueueBatch>(call);
  const late = Math.floor(which * batch.Entries.length);
  return toBody({
    ...batch,
    Entries: batch.Entries.map((entry, at) =>
      at === late ? { ...entry, DelaySeconds: (entry.DelaySeconds ?? 0) + seconds } : entry,
    ),
  });
}

/** One of the messages alone, to be sent besides. */
export function oneOf(call: Call, which: number, seconds: number): Buffer {
  const { Entries, ...rest } = parsed<QueueBatch>(call);
  const entry = Entries[Math.floor(which * Entries.length)];
  return toBody({ ...rest, Entries: [{ ...entry, DelaySeconds: (entry?.DelaySeconds ?? 0) + seconds }] });
}

function toBody(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
