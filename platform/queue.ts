import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

const messagesACall = 10;
const triesACall = 5;

/** The sending end of one queue. */
export interface Outbox {
  /**
   * Sends each message at least once; throws when the queue keeps refusing some.
   * @param delaySeconds until they can be received, at most 900; default 0
   */
  readonly send: (messages: readonly unknown[], delaySeconds?: number) => Promise<void>;
}

export function outbox(sqs: SQSClient, queueUrl: string): Outbox {
  return {
    send: async (messages, delaySeconds = 0) => {
      for (let start = 0; start < messages.length; start += messagesACall) {
        await sendCall(sqs, queueUrl, messages.slice(start, start + messagesACall), delaySeconds);
      }
    },
  };
}

/** A batch call may refuse single messages though it succeeds: those are sent again. */
async function sendCall(
  sqs: SQSClient,
  queueUrl: string,
  messages: readonly unknown[],
  delaySeconds: number,
): Promise<void> {
  let entries = messages.map((message, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify(message),
    DelaySeconds: delaySeconds,
  }));
  for (let attempt = 1; entries.length > 0; attempt++) {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
    );
    const refused = new Set(Failed.map((failure) => failure.Id));
    entries = entries.filter((entry) => refused.has(entry.Id));
    if (entries.length > 0 && attempt === triesACall) {
      throw new Error(`${entries.length} messages refused: ${Failed[0]?.Code} ${Failed[0]?.Message}`);
    }
  }
}
