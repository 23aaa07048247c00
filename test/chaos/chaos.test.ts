import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { callOf } from './call.ts';
import { compareBooks } from './compare-books.ts';
import { leavePart, refusePart } from './disturb-batch.ts';
import { type FaultKind, faultKinds, faultsBy, zeros } from './faults.ts';
import { openGates } from './gates.ts';
import { eventSourceGuard, handlerGuard } from './guards.ts';

const batchOf = (count: number) => ({
  QueueUrl: 'http://queue',
  Entries: Array.from({ length: count }, (_, at) => ({ Id: `${at}`, MessageBody: `m${at}` })),
});

describe('a call of which a part is done', () => {
  it.each([0, 0.5, 0.99])('loses no message, taken or refused, at a share of %s', (share) => {
    const cut = refusePart(call('AmazonSQS.SendMessageBatch', batchOf(7)), share);
    const taken =
      cut.body === null ? [] : (JSON.parse(cut.body.toString()) as ReturnType<typeof batchOf>).Entries;
    const { Failed } = cut.complete({}) as { Failed: { Id: string }[] };
    expect(Failed.length).toBeGreaterThan(0);
    expect([...taken, ...Failed].map(({ Id }) => Id)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('loses no request of a table, done or left', () => {
    const Keys = ['a', 'b', 'c'].map((pk) => ({ pk: { S: pk } }));
    const request = { RequestItems: { cases: { Keys, ConsistentRead: true } } };
    const cut = leavePart(call('DynamoDB_20120810.BatchGetItem', request, 'dynamodb'), 0.4);
    const passed = JSON.parse(`${cut.body}`) as typeof request;
    const { UnprocessedKeys } = cut.complete({}) as { UnprocessedKeys: (typeof request)['RequestItems'] };
    expect([...passed.RequestItems.cases.Keys, ...UnprocessedKeys.cases.Keys]).toEqual(Keys);
    expect(UnprocessedKeys.cases.ConsistentRead).toBe(true);
  });
});

describe('a connection that breaks after the call', () => {
  it('has done the call, and the client sends it again', async () => {
    const received: string[] = [];
    const service = createServer((request, response) => {
      request.on('data', (bytes: Buffer) => received.push(bytes.toString()));
      request.on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
    });
    await new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const faults = faultsBy('any', { ...zeros(), 'connection reset after the call': 0.5 });
    const gates = await openGates({
      handlers: handlerGuard(faults, () => {}),
      eventSources: eventSourceGuard(faults),
    });
    const { handlers } = gates.lead({
      s3: address,
      sqs: address,
      sns: address,
      dynamodb: address,
      region: 'us-east-1',
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
    const sqs = new SQSClient({
      region: 'us-east-1',
      credentials: handlers,
      endpoint: handlers.sqs,
      maxAttempts: 20,
    });
    for (let round = 0; round < 10; round++)
      await sqs.send(new SendMessageBatchCommand({ ...batchOf(1), QueueUrl: `${handlers.sqs}/0/q` }));
    const struck = faults.struck()['connection reset after the call'];
    expect(struck).toBeGreaterThan(0);
    expect(received).toHaveLength(10 + struck);
    sqs.destroy();
    await gates.close();
    service.close();
  });
});

describe('faults', () => {
  it('strike the same occasions for the same seed, and others for another', () => {
    const chances = Object.fromEntries(faultKinds.map((kind) => [kind, 0.1])) as Record<FaultKind, number>;
    const strikes = (seed: string) => {
      const faults = faultsBy(seed, chances);
      return Array.from({ length: 200 }, () => faults.strike(['SQS throttled', 'call left hanging']));
    };
    expect(strikes('a')).toEqual(strikes('a'));
    expect(strikes('a')).not.toEqual(strikes('b'));
  });
});

describe('the books of two runs', () => {
  it('are told apart entry by entry, with the place and both sides', () => {
    const clean = booksOf([
      ['case 1', { result: { findings: ['a', 'b'] } }],
      ['case 2', { result: null }],
      ['case 3', 1],
    ]);
    const disturbed = booksOf([
      ['case 1', { result: { findings: ['a'] } }],
      ['case 2', { result: null }],
      ['case 4', 1],
    ]);
    expect(compareBooks(clean, disturbed)).toEqual([
      { name: 'case 1', places: [{ path: '/result/findings/1', clean: 'b', disturbed: undefined }] },
      { name: 'case 3', places: [{ path: '', clean: 1, disturbed: undefined }] },
      { name: 'case 4', places: [{ path: '', clean: undefined, disturbed: 1 }] },
    ]);
  });
});

const booksOf = (entries: [string, unknown][]) =>
  new Map(entries.map(([name, entry]) => [name, JSON.stringify(entry)]));

function call(target: string, body: object, service: 'sqs' | 'dynamodb' = 'sqs') {
  return callOf(service, 'POST', target, Buffer.from(JSON.stringify(body)));
}
