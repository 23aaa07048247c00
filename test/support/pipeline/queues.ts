import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Alert } from '../../../platform/messages.ts';
import { eventually, sqs, stack } from './outsider.ts';

type Step =
  | 'Split'
  | 'Enrol'
  | 'Audit'
  | 'Close'
  | 'Summarise'
  | 'Notify'
  | 'Light'
  | 'ReportsMake'
  | 'DryRun';

/** Puts a message into the queue of a step by hand. */
export async function sendTo(step: Step, message: unknown): Promise<void> {
  const QueueUrl = await queueOf(step);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}

/** A message that failed may be due again only then. */
const quietWithinMs = 150_000;

/** Waits until a step has nothing to do, in any state. */
export async function quietAt(...steps: readonly Step[]): Promise<void> {
  const isQuiet = async () => {
    const counts = await Promise.all(steps.map(async (step) => countMessages(await queueOf(step))));
    return counts.every((count) => count === 0) || null;
  };
  await eventually(`quiet at ${steps.join(', ')}`, isQuiet, quietWithinMs);
}

/** Names of the queues in which a failed message is parked. */
export async function parkedQueues(): Promise<readonly string[]> {
  const parked = (await queueUrls()).filter((url) => url.includes('Parked'));
  const counts = await Promise.all(parked.map(countMessages));
  return parked.filter((_, at) => counts[at] !== 0);
}

/** Takes all alerts that wait, of any hospital: only one test file may. */
export async function takeAlerts(): Promise<readonly Alert[]> {
  await quietAt('Notify');
  const alerts: Alert[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: stack.queues.alerts, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return alerts;
    for (const { Body = '', ReceiptHandle } of Messages) {
      alerts.push(JSON.parse(Body) as Alert);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: stack.queues.alerts, ReceiptHandle }));
    }
  }
}

async function queueOf(step: Step): Promise<string> {
  const found = (await queueUrls()).find((url) => url.includes(`${step}MessagesQueue`));
  if (!found) throw new Error(`no queue of ${step}`);
  return found;
}

async function queueUrls(): Promise<readonly string[]> {
  return (await sqs.send(new ListQueuesCommand({ MaxResults: 1000 }))).QueueUrls ?? [];
}

async function countMessages(QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  const states = ['', 'NotVisible', 'Delayed'] as const;
  return states.reduce(
    (sum, state) => sum + Number(Attributes[`ApproximateNumberOfMessages${state}`] ?? 0),
    0,
  );
}
