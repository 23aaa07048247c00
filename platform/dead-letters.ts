import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type ParkedCause, readCause } from './parked-message.ts';

/** A message that was tried as often as it may be. */
export interface DeadLetter {
  readonly message_id: string;
  readonly body: string;
  /** `null` where the run was killed or timed out. */
  readonly cause: ParkedCause | null;
  /** When it was put where it lies, or, if SQS moved it there, when it was first sent: ISO 8601, UTC. */
  readonly sent_at: string;
}

/** What is parked of one queue. */
export interface DeadLetters {
  /**
   * Shows every message, once. What `take` answers `true` to is removed, the rest is visible again at the end; nobody
   * else sees it meanwhile. Killed half-way, what it held shows again by itself.
   */
  readonly visit: (take: (letter: DeadLetter) => Promise<boolean>) => Promise<void>;
  /** Sends a message on as it was. Before it is removed: killed in between, it comes twice, which does no harm. */
  readonly sendAgain: (letter: DeadLetter) => Promise<void>;
}

const messagesACall = 10;
const heldSeconds = 120;
const mostHeld = 5000;

/**
 * @param queueUrl of the queue from which messages are parked
 * @throws where it parks nothing
 */
export async function deadLettersOf(sqs: SQSClient, queueUrl: string): Promise<DeadLetters> {
  const parkedUrl = await parkedUrlOf(sqs, queueUrl);
  return {
    sendAgain: async ({ body }) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    },
    visit: async (take) => {
      const held = new Map<string, Message>();
      try {
        for await (const message of messagesOf(sqs, parkedUrl, held)) {
          if (!(await take(letterOf(message)))) continue;
          const { ReceiptHandle, MessageId = '' } = message;
          await sqs.send(new DeleteMessageCommand({ QueueUrl: parkedUrl, ReceiptHandle }));
          held.delete(MessageId);
        }
      } finally {
        await release(sqs, parkedUrl, [...held.values()]);
      }
    },
  };
}

async function parkedUrlOf(sqs: SQSClient, QueueUrl: string): Promise<string> {
  const ask = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
  const { RedrivePolicy: policy = '{}' } = (await sqs.send(ask)).Attributes ?? {};
  const { deadLetterTargetArn: arn } = JSON.parse(policy) as { readonly deadLetterTargetArn?: string };
  const [account, name] = (arn ?? '').split(':').slice(-2);
  if (!name) throw new Error(`${QueueUrl} 没有死信队列 parks nothing`);
  const found = await sqs.send(new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account }));
  return found.QueueUrl ?? '';
}

/** Until nothing new comes: what is held shows again when that has taken too long. */
async function* messagesOf(
  sqs: SQSClient,
  QueueUrl: string,
  held: Map<string, Message>,
): AsyncGenerator<Message> {
  while (held.size < mostHeld) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: messagesACall,
        VisibilityTimeout: heldSeconds,
        // Any wait at all asks every server of the queue, and not some.
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !held.has(MessageId));
    if (fresh.length === 0) return;
    for (const message of fresh) held.set(message.MessageId ?? '', message);
    yield* fresh;
  }
}

async function release(sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += messagesACall) {
    const Entries = messages.slice(start, start + messagesACall).map(({ ReceiptHandle }, at) => {
      return { Id: String(at), ReceiptHandle, VisibilityTimeout: 0 };
    });
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}

function letterOf({ MessageId, Body, Attributes, MessageAttributes }: Message): DeadLetter {
  return {
    message_id: MessageId ?? '',
    body: Body ?? '',
    cause: readCause(MessageAttributes),
    sent_at: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
  };
}
