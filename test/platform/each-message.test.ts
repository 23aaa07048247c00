import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { beforeEach, expect, it, vi } from 'vitest';
import { eachMessage } from '../../platform/each-message.ts';
import { log } from '../../platform/log.ts';
import { metrics } from '../../platform/metrics.ts';
import { readCause } from '../../platform/parked-message.ts';

const patient = '张三 370102198001011234';

/** A queue that notes what is asked of it, and refuses what it is told to. */
function queueThat(refuses: (command: unknown) => boolean = () => false) {
  const asked: unknown[] = [];
  const send = async (command: unknown) => {
    asked.push(command);
    if (refuses(command)) throw new Error('refused');
    return { QueueUrl: 'http://queue' };
  };
  const inputsOf = <T>(kind: new (input: never) => { input: T }) =>
    asked.filter((command) => command instanceof kind).map(({ input }) => input);
  return { sqs: { send } as unknown as SQSClient, inputsOf };
}

function deliver(work: () => Promise<void>, receives: number, body: string, queue = queueThat()) {
  const record = {
    messageId: 'm-1',
    receiptHandle: 'r',
    body,
    eventSourceARN: 'arn:aws:sqs:cn-north-1:1:audit',
    attributes: {
      ApproximateReceiveCount: String(receives),
      ApproximateFirstReceiveTimestamp: String(Date.UTC(2026, 3, 2)),
    },
  } as unknown as SQSRecord;
  const handler = eachMessage(queue.sqs, work);
  return handler({ Records: [record] } as SQSEvent, {} as Context);
}

const failing = async () => {
  JSON.parse(patient);
};

beforeEach(() => {
  vi.spyOn(metrics, 'publishStoredMetrics').mockImplementation(() => {
    metrics.clearMetrics();
    return metrics;
  });
  vi.stubEnv('PARKED_QUEUE_URL', 'http://parked');
  vi.stubEnv('MOST_RECEIVES', '3');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'audit');
  vi.spyOn(log, 'error').mockImplementation(() => {});
});

it('a message that fails comes back as long as it may', async () => {
  const queue = queueThat();
  const answer = await deliver(failing, 2, '{}', queue);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
  expect(queue.inputsOf(ChangeMessageVisibilityCommand)).toHaveLength(1);
  expect(queue.inputsOf(SendMessageCommand)).toEqual([]);
});

it('one that fails for the last time is parked as it was, with its cause, and is done with', async () => {
  const queue = queueThat();
  const body = '{"batch":"20260402000000-abcdefabcdef","chunk":7}';
  expect((await deliver(failing, 3, body, queue)).batchItemFailures).toEqual([]);
  const [parked] = queue.inputsOf(SendMessageCommand);
  expect(parked).toMatchObject({ QueueUrl: 'http://parked', MessageBody: body });
  expect(readCause(parked?.MessageAttributes)).toEqual({
    kind: 'SyntaxError',
    at: expect.stringContaining('JSON.parse'),
    step: 'audit',
    batch: '20260402000000-abcdefabcdef',
    chunk: 7,
    attempts: 3,
    first_tried_at: '2026-04-02T00:00:00.000Z',
    failed_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

it('neither what is noted on it nor the log quotes what was being read', async () => {
  const queue = queueThat();
  await deliver(failing, 3, `{"batch":"${patient}"}`, queue);
  const [parked] = queue.inputsOf(SendMessageCommand);
  expect(JSON.stringify(parked?.MessageAttributes)).not.toMatch(/张三|3701/);
  expect(JSON.stringify(vi.mocked(log.error).mock.calls)).not.toMatch(/张三|3701/);
});

it('where it cannot be parked it is left to the queue, which parks it without a cause', async () => {
  const queue = queueThat((command) => command instanceof SendMessageCommand);
  const answer = await deliver(failing, 3, '{}', queue);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
});

it.each(['', 'null', '[]', '"text"', '{"batch":{"a":1},"chunk":"7"}', '\u0000'])(
  'a body that names nothing is parked all the same: %j',
  async (body) => {
    const queue = queueThat();
    expect((await deliver(failing, 9, body, queue)).batchItemFailures).toEqual([]);
    const [parked] = queue.inputsOf(SendMessageCommand);
    expect(parked?.MessageBody).toBe(body);
    expect(readCause(parked?.MessageAttributes)).toMatchObject({ batch: null, chunk: null });
  },
);

it('a message that the queue parked itself has no cause', () => {
  expect(readCause(undefined)).toBeNull();
  expect(readCause({ other: { StringValue: 'x' } })).toBeNull();
});
