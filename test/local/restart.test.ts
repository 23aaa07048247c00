import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';
import { clientsOf } from './fixtures/clients.ts';

const start = (dataDir: string) => startLocalCloud({ assemblyDir: fixtureAssembly(), dataDir });
const IDLE = { timeoutMs: 20_000 };

afterAll(removeTemporaryDirs);

describe('a data folder', () => {
  it('keeps items, objects, secrets and undelivered messages over a restart', async () => {
    const dataDir = temporaryDir();
    const first = await start(dataDir);
    const before = clientsOf(first);
    await before.s3.send(new PutObjectCommand({ Bucket: before.Bucket, Key: 'incoming/kept', Body: 'kept' }));
    await first.idle(IDLE);
    const itemsBefore = await before.itemsOf('incoming/kept');
    await before.sqs.send(new SendMessageCommand({ QueueUrl: before.ParkedUrl, MessageBody: 'undelivered' }));
    await first.stop();

    const second = await start(dataDir);
    const after = clientsOf(second);
    const { Body } = await after.s3.send(
      new GetObjectCommand({ Bucket: after.Bucket, Key: 'incoming/kept' }),
    );
    const { Messages } = await after.sqs.send(new ReceiveMessageCommand({ QueueUrl: after.ParkedUrl }));
    await after.s3.send(new PutObjectCommand({ Bucket: after.Bucket, Key: 'incoming/kept', Body: 'kept' }));
    await second.idle(IDLE);
    const itemsAfter = await after.itemsOf('incoming/kept');
    await second.stop();

    expect(await Body?.transformToString()).toBe('kept');
    expect(Messages).toMatchObject([{ Body: 'undelivered' }]);
    expect(itemsAfter).toHaveLength(2);
    expect(itemsAfter[0]).toEqual(itemsBefore[0]);
    expect(itemsAfter[1]?.['salt']).toBe(itemsBefore[0]?.['salt']);
  });

  it('finishes, after a restart, what a stop left in a queue', async () => {
    const dataDir = temporaryDir();
    const first = await start(dataDir);
    const { sqs, OrdersUrl } = clientsOf(first);
    const MessageBody = JSON.stringify({ id: 'unfinished', first: 'throw' });
    await sqs.send(new SendMessageCommand({ QueueUrl: OrdersUrl, MessageBody, DelaySeconds: 1 }));
    await first.stop();

    const second = await start(dataDir);
    await second.idle(IDLE);
    const items = await clientsOf(second).itemsOf('unfinished');
    await second.stop();
    expect(items).toMatchObject([{ attempts: 2 }]);
  });

  it('hands out again at once what was in hand when the last run ended', async () => {
    const dataDir = temporaryDir();
    const first = await start(dataDir);
    const before = clientsOf(first);
    await before.sqs.send(new SendMessageCommand({ QueueUrl: before.ParkedUrl, MessageBody: 'in hand' }));
    const inHand = { QueueUrl: before.ParkedUrl, VisibilityTimeout: 3600 };
    expect((await before.sqs.send(new ReceiveMessageCommand(inHand))).Messages).toHaveLength(1);
    await first.stop();

    const second = await start(dataDir);
    const after = clientsOf(second);
    const { Messages } = await after.sqs.send(new ReceiveMessageCommand({ QueueUrl: after.ParkedUrl }));
    await second.stop();
    expect(Messages).toMatchObject([{ Body: 'in hand' }]);
  });

  it('is a world of its own beside another one running the same templates', async () => {
    const [one, other] = await Promise.all([start(temporaryDir()), start(temporaryDir())]);
    const here = clientsOf(one);
    await here.s3.send(new PutObjectCommand({ Bucket: here.Bucket, Key: 'incoming/here', Body: 'x' }));
    await Promise.all([one.idle(IDLE), other.idle(IDLE)]);
    const found = [await here.itemsOf('incoming/here'), await clientsOf(other).itemsOf('incoming/here')];
    await Promise.all([one.stop(), other.stop()]);
    expect(found.map(({ length }) => length)).toEqual([1, 0]);
  });

  it('cannot be used twice at once', async () => {
    const dataDir = temporaryDir();
    const first = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(/in use/);
    await first.stop();
  });
});
