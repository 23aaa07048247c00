import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { backOff } from './back-off.ts';
import { inParallel } from './in-parallel.ts';

const messagesACall = 10;
/** SQS takes more by now; emulators and the regions of China may not. */
const bytesACall = 256 * 1024;
const callsAtOnce = 8;
const triesACall = 6;

/** The sending end of one queue. */
export interface Outbox {
  /**
   * Sends each message at least once, in no order; throws when the queue keeps refusing some.
   * @param delaySeconds until they can be received, at most 900; default 0
   */
  readonly send: (messages: readonly unknown[], delaySeconds?: number) => Promise<void>;
}

export function outbox(sqs: SQSClient, queueUrl: string): Outbox {
  return {
    send: async (messages, delaySeconds = 0) => {
      const bodies = messages.map((message) => JSON.stringify(message));
      await inParallel(callsOf(bodies), callsAtOnce, (call) => sendCall(sqs, queueUrl, call, delaySeconds));
    },
  };
}

/** As many to a call as it may take, by number and by bytes. */
function callsOf(bodies: readonly string[]): string[][] {
  const calls: string[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    const last = calls.at(-1);
    if (last && last.length < messagesACall && bytes + size <= bytesACall) {
      last.push(body);
      bytes += size;
    } else {
      calls.push([body]);
      bytes = size;
    }
  }
  return calls;
}

/** A batch call may refuse single messages though it succeeds: those are sent again, later each time. */
async function sendCall(
  sqs: SQSClient,
  queueUrl: string,
  bodies: readonly string[],
  delaySeconds: number,
): Promise<void> {
  let entries = bodies.map((MessageBody, index) => ({
    Id: String(index),
    MessageBody,
    DelaySeconds: delaySeconds,
  }));
  for (let attempt = 1; entries.length > 0; attempt++) {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
    );
    const refused = new Set(Failed.map((failure) => failure.Id));
    entries = entries.filter((entry) => refused.has(entry.Id));
    if (entries.length === 0) return;
    if (attempt === triesACall) {
      throw new Error(`${entries.length} messages refused: ${Failed[0]?.Code} ${Failed[0]?.Message}`);
    }
    await backOff(attempt);
  }
}
