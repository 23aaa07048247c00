import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { outbox } from '../../platform/queue.ts';

type Call = NonNullable<SendMessageBatchCommand['input']['Entries']>;

/** A queue that refuses the first times it sees a message, and keeps the others. */
function refusing(times: number) {
  const calls: Call[] = [];
  const taken: string[] = [];
  const seen = new Map<string, number>();
  const send = async ({ input: { Entries = [] } }: SendMessageBatchCommand) => {
    calls.push(Entries);
    const failed = Entries.filter(({ MessageBody = '' }) => {
      const before = seen.get(MessageBody) ?? 0;
      seen.set(MessageBody, before + 1);
      if (before >= times) taken.push(MessageBody);
      return before < times;
    });
    return { Failed: failed.map(({ Id }) => ({ Id, Code: 'ThrottlingException', Message: 'slow down' })) };
  };
  return { calls, taken, sqs: { send } as unknown as SQSClient };
}

describe('an outbox', () => {
  it('fills calls with ten messages, and with no more than they may weigh', async () => {
    const { calls, taken, sqs } = refusing(0);
    const heavy = '汉'.repeat(40_000);
    await outbox(sqs, 'q').send([...Array.from({ length: 25 }, (_, at) => ({ at })), heavy, heavy, heavy]);
    expect(calls.map((call) => call.length).sort()).toEqual([1, 10, 10, 7]);
    expect(taken).toHaveLength(28);
    for (const call of calls)
      expect(Buffer.byteLength(call.map(({ MessageBody }) => MessageBody).join(''))).toBeLessThanOrEqual(
        256 * 1024,
      );
  });

  it('sends again what a call left, and nothing else', async () => {
    const { calls, taken, sqs } = refusing(2);
    await outbox(sqs, 'q').send([{ at: 1 }, { at: 2 }]);
    expect(taken.sort()).toEqual(['{"at":1}', '{"at":2}']);
    expect(calls).toHaveLength(3);
  });

  it('fails where the queue goes on refusing: the message that asked for it comes back', async () => {
    await expect(outbox(refusing(99).sqs, 'q').send([{ at: 1 }])).rejects.toThrow(
      '1 messages refused: ThrottlingException slow down',
    );
  });
});
