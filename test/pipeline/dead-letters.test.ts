import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadLettersOf } from '../../platform/dead-letters.ts';
import { parkMessage } from '../../platform/parked-message.ts';
import type { DroppedMessage } from '../../platform/table/dropped-messages.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { sqs, stack } from '../support/pipeline/outsider.ts';
import { printedBy } from '../support/printed-by.ts';

// Queues of its own: what is parked in those of the pipeline is a failure of another test.
const room = join(import.meta.dirname, '..', '..', '.local', 'test', `${process.pid}-dead-letters`);
const endpoints = join(room, 'endpoints.json');
let queues: Record<string, { readonly url: string; readonly parked: string }> = {};

beforeEach(async () => {
  queues = { audit: await queueThatParks(), split: await queueThatParks() };
  mkdirSync(room, { recursive: true });
  const urls = Object.fromEntries(Object.entries(queues).map(([name, { url }]) => [name, url]));
  writeFileSync(endpoints, JSON.stringify({ ...stack, queues: urls }));
});
afterAll(() => rmSync(room, { recursive: true }));

async function queueThatParks() {
  const name = `letters-${randomUUID()}`;
  const parked = (await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }))).QueueUrl ?? '';
  const ask = new GetQueueAttributesCommand({ QueueUrl: parked, AttributeNames: ['QueueArn'] });
  const deadLetterTargetArn = (await sqs.send(ask)).Attributes?.['QueueArn'];
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 });
  const made = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: { RedrivePolicy } }));
  return { url: made.QueueUrl ?? '', parked };
}

const deadLetters = (...words: string[]) => printedBy('dead-letters', ...words, '--endpoints', endpoints);

type Listed = { message_id: string; batch: string | null; chunk: number | null; cause: object | null };
const listed = async (...words: string[]) =>
  JSON.parse(await deadLetters('list', '--json', ...words)) as Listed[];

const chunkOf = (batch: string, chunk: number) => JSON.stringify({ batch, chunk });

async function park(queue: string, body: string, kind: string | null = 'TypeError'): Promise<void> {
  const { parked = '' } = queues[queue] ?? {};
  if (kind === null) await sqs.send(new SendMessageCommand({ QueueUrl: parked, MessageBody: body }));
  else
    await parkMessage(sqs, parked, body, {
      kind,
      at: 'at auditCase (core/audit.ts:41:3)',
      step: 'audit',
      batch: null,
      chunk: null,
      attempts: 5,
      first_tried_at: '2026-04-02T00:00:00.000Z',
      failed_at: '2026-04-02T00:25:30.000Z',
    });
}

async function waiting(url: string): Promise<string[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body = '' }) => Body).sort();
}

describe('the list of dead letters', () => {
  it('says what failed and why, of a killed run that it was killed, and of an upload which batch it begins', async () => {
    await park('audit', chunkOf('B-1', 7));
    await park('audit', chunkOf('B-1', 8), null);
    const s3 = {
      bucket: { name: 'b' },
      object: { key: 'incoming/H1/a.csv', size: 1, eTag: 'e', sequencer: '1' },
    };
    await park('split', JSON.stringify({ Records: [{ eventTime: '2026-04-02T00:00:00.000Z', s3 }] }));
    expect((await listed()).map(({ batch, chunk, cause }) => [batch, chunk, cause !== null])).toEqual(
      expect.arrayContaining([
        ['B-1', 7, true],
        ['B-1', 8, false],
        [expect.stringMatching(/^20260402000000-[0-9a-f]{12}$/), null, true],
      ]),
    );
    const table = await deadLetters();
    expect(table).toContain('TypeError');
    expect(table).toContain('运行被终止或超时');
    expect(table).toContain('2026-04-02T08:25:30');
  });

  it('keeps nothing from anybody: what was listed is there for the next who looks', async () => {
    for (let chunk = 1; chunk <= 23; chunk++) await park('audit', chunkOf('B-1', chunk));
    expect(await listed()).toHaveLength(23);
    expect(await listed('--batch', 'B-1')).toHaveLength(23);
    expect(await listed('--batch', 'B-2')).toEqual([]);
    expect(await waiting(queues['audit']?.parked ?? '')).toHaveLength(10);
  });

  it('shows one by the beginning of its id, with body and place', async () => {
    await park('audit', chunkOf('B-1', 7));
    const [letter] = await listed();
    const shown = await deadLetters('show', (letter?.message_id ?? '').slice(0, 8));
    expect(shown).toContain('core/audit.ts:41:3');
    expect(shown).toContain(chunkOf('B-1', 7));
  });

  it.each([
    [['show', '00000000-none'], /没有死信/],
    [['show', 'abc'], /前 8 位/],
    [['list', '--queue', 'adit'], /没有队列 adit/],
    [['redrive', '--by', '王工'], /--all/],
    [['redrive', '--batch', 'B-9', '--by', '王工'], /没有这样的死信/],
    [['drop', '--all', '--by', '王工', '--because', ' '], /./],
  ])('%j is told what is wrong', async (words, message) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(deadLetters(...words)).rejects.toThrow(message);
  });
});

describe('redriving', () => {
  it('sends to where it was meant for what is named, as it was, and leaves the rest', async () => {
    await park('audit', chunkOf('B-1', 1));
    await park('audit', chunkOf('B-2', 1), null);
    await park('split', chunkOf('B-1', 3));
    expect(await deadLetters('redrive', '--queue', 'audit', '--batch', 'B-1', '--by', '王工')).toContain(
      'audit: 1',
    );
    expect(await waiting(queues['audit']?.url ?? '')).toEqual([chunkOf('B-1', 1)]);
    expect((await listed()).map(({ batch, chunk }) => [batch, chunk]).sort()).toEqual([
      ['B-1', 3],
      ['B-2', 1],
    ]);
    await deadLetters('redrive', '--all', '--by', '王工');
    expect(await waiting(queues['audit']?.url ?? '')).toEqual([chunkOf('B-1', 1), chunkOf('B-2', 1)]);
    expect(await waiting(queues['split']?.url ?? '')).toEqual([chunkOf('B-1', 3)]);
    expect(await listed()).toEqual([]);
  });

  it('loses nothing where sending fails: what was not sent lies there still', async () => {
    for (let chunk = 1; chunk <= 12; chunk++) await park('audit', chunkOf('B-1', chunk));
    const letters = await deadLettersOf(sqs, queues['audit']?.url ?? '');
    let seen = 0;
    const visit = letters.visit(async () => {
      if (++seen === 5) throw new Error('cut off');
      return seen % 2 === 0;
    });
    await expect(visit).rejects.toThrow('cut off');
    expect(await listed()).toHaveLength(10);
  });
});

describe('dropping', () => {
  it('takes a name and a reason, and keeps both with the message', async () => {
    await park('audit', chunkOf('B-1', 1));
    const [letter] = await listed();
    const by = `王工${process.pid}`;
    await deadLetters('drop', '--batch', 'B-1', '--by', by, '--because', '测试文件');
    expect(await listed()).toEqual([]);
    const dropped = JSON.parse(
      await deadLetters('dropped', '--queue', 'audit', '--json'),
    ) as DroppedMessage[];
    expect(dropped.find(({ message_id }) => message_id === letter?.message_id)).toMatchObject({
      queue: 'audit',
      batch: 'B-1',
      body: chunkOf('B-1', 1),
      cause: { kind: 'TypeError' },
      by,
      because: '测试文件',
    });
    const drop = { act: 'operation', route: 'dead-letters drop' };
    expect(await operationsOf(by)).toEqual([
      { ...drop, of: { action: 'drop-begun' } },
      { ...drop, of: { action: 'drop', count: 1, batches: ['B-1'] } },
    ]);
  });
});
