import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';
import { clientsOf } from './fixtures/clients.ts';

const MIB = 2 ** 20;
const IDLE = { timeoutMs: 30_000 };

describe('the local cloud', () => {
  const dataDir = temporaryDir();
  let cloud: LocalCloud;
  let aws: ReturnType<typeof clientsOf>;
  beforeAll(async () => {
    cloud = await startLocalCloud({ assemblyDir: fixtureAssembly(), dataDir });
    aws = clientsOf(cloud);
  });
  afterAll(async () => {
    await cloud.stop();
    removeTemporaryDirs();
  });

  const put = (Key: string, Body: string | Buffer = 'x') =>
    aws.s3.send(new PutObjectCommand({ Bucket: aws.Bucket, Key, Body }));

  /** As an upload by curl: no more headers than these. */
  const putBare = (key: string, headers: Record<string, string>) =>
    fetch(`${cloud.endpoints.s3}/${aws.Bucket}/${key}`, { method: 'PUT', headers });

  it('carries a put through queue and handler into the table, with the key as S3 encodes it', async () => {
    const key = 'incoming/上海 第一医院/a+b (1).csv';
    await put(key, 'hello');
    await cloud.idle(IDLE);
    const [item, ...others] = await aws.itemsOf(key);
    expect(item).toMatchObject({ size: 5, eventSize: 5, eventName: 'ObjectCreated:Put' });
    expect(others).toEqual([]);
  });

  it('gives the handler the environment, secret and context the template says', async () => {
    await put('incoming/context');
    await cloud.idle(IDLE);
    const [item] = await aws.itemsOf('incoming/context');
    expect(item?.['salt']).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(item?.['functionArn']).toMatch(/^arn:aws:lambda:us-east-1:\d{12}:function:FixturePipeline-record/);
    expect(item?.['remainingMs']).toBeGreaterThan(0);
    expect(item?.['remainingMs']).toBeLessThanOrEqual(2000);
  });

  it('finds an item by the global index', async () => {
    await put('incoming/indexed', 'x'.repeat(4321));
    await cloud.idle(IDLE);
    const query = new QueryCommand({
      TableName: aws.Table,
      IndexName: 'bySize',
      KeyConditionExpression: '#bucket = :bucket AND #size = :size',
      ExpressionAttributeNames: { '#bucket': 'bucket', '#size': 'size' },
      ExpressionAttributeValues: { ':bucket': aws.Bucket, ':size': 4321 },
    });
    expect((await aws.table.send(query)).Items).toMatchObject([{ pk: 'incoming/indexed' }]);
  });

  it('says nothing about objects outside the prefix', async () => {
    await put('elsewhere/file');
    await cloud.idle(IDLE);
    expect(await aws.itemsOf('elsewhere/file')).toEqual([]);
  });

  it('lists the parts of an upload page by page, and knows it under its own key only', async () => {
    const Bucket = aws.Bucket;
    const Key = 'elsewhere/in parts';
    const { UploadId } = await aws.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    for (const PartNumber of [11, 2, 3])
      await aws.s3.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: 'x'.repeat(PartNumber) }),
      );
    const listed = async (after?: string) => {
      const part = { Bucket, Key, UploadId, MaxParts: 2, PartNumberMarker: after };
      const { Parts = [], ...page } = await aws.s3.send(new ListPartsCommand(part));
      return { ...page, sizes: Parts.map(({ PartNumber, Size }) => [PartNumber, Size]) };
    };
    const first = await listed();
    expect(first).toMatchObject({
      IsTruncated: true,
      sizes: [
        [2, 2],
        [3, 3],
      ],
    });
    expect(await listed(first.NextPartNumberMarker)).toMatchObject({ IsTruncated: false, sizes: [[11, 11]] });
    const elsewhere = { Bucket, Key: 'elsewhere/other', UploadId, PartNumber: 1, Body: 'x' };
    await expect(aws.s3.send(new UploadPartCommand(elsewhere))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('takes an empty object, tells of it, and gives it back', async () => {
    const empty = [
      ['incoming/empty bytes.csv', () => put('incoming/empty bytes.csv', Buffer.alloc(0))],
      ['incoming/empty by the SDK.csv', () => put('incoming/empty by the SDK.csv', '')],
      ['incoming/empty-by-hand.csv', () => putBare('incoming/empty-by-hand.csv', {})],
      ['incoming/empty-typed.csv', () => putBare('incoming/empty-typed.csv', { 'content-type': 'text/csv' })],
    ] as const;
    for (const [, send] of empty) await send();
    await cloud.idle(IDLE);
    for (const [Key] of empty) {
      const { Body, ContentLength } = await aws.s3.send(new GetObjectCommand({ Bucket: aws.Bucket, Key }));
      expect([Key, ContentLength, await Body?.transformToString()]).toEqual([Key, 0, '']);
      expect(await aws.itemsOf(Key)).toMatchObject([{ eventSize: 0 }]);
    }
  });

  it('refuses keys that a disk has no name for, in the words of S3', async () => {
    const longest = `elsewhere/${'病'.repeat(81)}xx/${'y'.repeat(245)}`;
    await put(longest, 'kept');
    const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: aws.Bucket, Key: longest }));
    expect(await Body?.transformToString()).toBe('kept');
    for (const key of ['x'.repeat(600), '病'.repeat(82), '?'.repeat(82), `${'x'.repeat(99)}/`.repeat(11)]) {
      await expect(put(`elsewhere/${key}`)).rejects.toMatchObject({
        name: 'KeyTooLongError',
        $metadata: { httpStatusCode: 400 },
      });
    }
    const unwritten = new GetObjectCommand({ Bucket: aws.Bucket, Key: `elsewhere/${'x'.repeat(600)}` });
    await expect(aws.s3.send(unwritten)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('tells of a copy as a copy', async () => {
    await put('elsewhere/source', 'copied');
    const CopySource = `${aws.Bucket}/elsewhere/source`;
    await aws.s3.send(new CopyObjectCommand({ Bucket: aws.Bucket, Key: 'incoming/copy', CopySource }));
    await cloud.idle(IDLE);
    expect(await aws.itemsOf('incoming/copy')).toMatchObject([{ eventName: 'ObjectCreated:Copy', size: 6 }]);
  });

  it('tells of a multipart upload once, when it is complete', async () => {
    const Body = randomBytes(12 * MIB);
    const params = { Bucket: aws.Bucket, Key: 'incoming/multipart', Body };
    await new Upload({ client: aws.s3, params, partSize: 5 * MIB }).done();
    await cloud.idle(IDLE);
    expect(await aws.itemsOf('incoming/multipart')).toMatchObject([
      { eventName: 'ObjectCreated:CompleteMultipartUpload', size: 12 * MIB, eventSize: 12 * MIB },
    ]);
  });

  it.each(['buffer', 'stream'])('keeps a single put of 24 MiB from a %s byte for byte', async (kind) => {
    const bytes = randomBytes(24 * MIB);
    const Key = `elsewhere/large-${kind}`;
    const Body = kind === 'buffer' ? bytes : Readable.from([bytes.subarray(0, 777), bytes.subarray(777)]);
    await aws.s3.send(new PutObjectCommand({ Bucket: aws.Bucket, Key, Body, ContentLength: bytes.length }));
    const { Body: answer } = await aws.s3.send(new GetObjectCommand({ Bucket: aws.Bucket, Key }));
    expect(sha256((await answer?.transformToByteArray()) ?? '')).toBe(sha256(bytes));
  });

  it('sends the bytes of a range', async () => {
    await put('elsewhere/range', '0123456789');
    const command = new GetObjectCommand({ Bucket: aws.Bucket, Key: 'elsewhere/range', Range: 'bytes=3-5' });
    const { Body, ContentRange } = await aws.s3.send(command);
    expect([await Body?.transformToString(), ContentRange]).toEqual(['345', 'bytes 3-5/10']);
  });

  it('refuses to overwrite where the client asked for a new object only', async () => {
    await put('elsewhere/once', 'first');
    const again = new PutObjectCommand({
      Bucket: aws.Bucket,
      Key: 'elsewhere/once',
      Body: '2',
      IfNoneMatch: '*',
    });
    await expect(aws.s3.send(again)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('refuses to overwrite what is not what the client has read', async () => {
    const target = { Bucket: aws.Bucket, Key: 'elsewhere/read' };
    await put(target.Key, 'first');
    const { ETag } = await aws.s3.send(new HeadObjectCommand(target));
    await aws.s3.send(new PutObjectCommand({ ...target, Body: 'second', IfMatch: ETag }));
    const late = new PutObjectCommand({ ...target, Body: 'third', IfMatch: ETag });
    await expect(aws.s3.send(late)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('refuses tags instead of writing them over the object', async () => {
    const target = { Bucket: aws.Bucket, Key: 'elsewhere/tagged' };
    await put(target.Key, 'kept');
    const tag = new PutObjectTaggingCommand({ ...target, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
    await expect(aws.s3.send(tag)).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(await aws.s3.send(new HeadObjectCommand(target))).toMatchObject({ ContentLength: 4 });
  });

  it('loses none of 200 puts that come at once', async () => {
    const keys = Array.from({ length: 200 }, (_, index) => `incoming/burst/${index}`);
    await Promise.all(keys.map((key) => put(key)));
    await cloud.idle(IDLE);
    const items = (await Promise.all(keys.map(aws.itemsOf))).flat();
    expect(items).toHaveLength(200);
    expect(new Set(items.map(({ sk }) => sk)).size).toBe(200);
  });

  it('parks only the failing message of a batch, after as many attempts as the redrive policy says', async () => {
    await Promise.all(['incoming/well-1', 'incoming/poison', 'incoming/well-2'].map((key) => put(key)));
    await cloud.idle(IDLE);
    expect(await aws.itemsOf('incoming/well-1')).toHaveLength(1);
    expect(await aws.itemsOf('incoming/well-2')).toHaveLength(1);
    expect(await aws.itemsOf('incoming/poison')).toEqual([]);
    const receive = new ReceiveMessageCommand({
      QueueUrl: aws.ParkedUrl,
      VisibilityTimeout: 0,
      MaxNumberOfMessages: 10,
    });
    const { Messages = [] } = await aws.sqs.send(receive);
    expect(Messages.map(({ Body }) => JSON.parse(Body ?? '').Records[0].s3.object.key)).toEqual([
      'incoming/poison',
    ]);
  });

  it('delivers an order again when its handler throws, hangs past its timeout, exits or crashes', async () => {
    const mishaps = ['throw', 'hang', 'exit', 'crash'];
    for (const first of mishaps) {
      const MessageBody = JSON.stringify({ id: first, first });
      await aws.sqs.send(new SendMessageCommand({ QueueUrl: aws.OrdersUrl, MessageBody }));
    }
    await cloud.idle(IDLE);
    for (const first of mishaps) expect(await aws.itemsOf(first)).toMatchObject([{ attempts: 2 }]);
  });

  it('leaves a queue alone whose event source is disabled', async () => {
    const before = await aws.waitingIn(aws.ParkedUrl);
    await aws.sqs.send(new SendMessageCommand({ QueueUrl: aws.ParkedUrl, MessageBody: '{}' }));
    await cloud.idle(IDLE);
    expect(await aws.waitingIn(aws.ParkedUrl)).toBe(before + 1);
  });

  it('counts a delayed message as work to come', async () => {
    const MessageBody = JSON.stringify({ id: 'late', first: 'throw' });
    await aws.sqs.send(new SendMessageCommand({ QueueUrl: aws.OrdersUrl, MessageBody, DelaySeconds: 60 }));
    await expect(cloud.idle({ timeoutMs: 100 })).rejects.toThrow(/1 message\(s\) in FixturePipeline-Orders/);
  });

  it('invokes a function directly, and names the schedules it does not run', async () => {
    expect(await cloud.invoke('obey', {})).toBe('done');
    await expect(cloud.invoke('nobody', {})).rejects.toThrow('no function nobody');
    expect(cloud.idleSchedules).toEqual([expect.stringMatching(/^FixturePipeline-AtNight\w+ cron\(0 3 /)]);
  });

  it('writes what handlers print into a log of their own', () => {
    const [log = ''] = readdirSync(join(dataDir, 'logs')).filter((name) => name.includes('-record'));
    expect(readFileSync(join(dataDir, 'logs', log), 'utf8')).toContain('for the 1. time');
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    for (const endpoint of [cloud.endpoints.s3, cloud.endpoints.dynamodb]) {
      const port = Number(new URL(endpoint).port);
      expect(await canConnect('127.0.0.1', port)).toBe(true);
      expect(await canConnect('127.0.0.2', port)).toBe(false);
      expect(await canConnect('::1', port)).toBe(false);
    }
  });
});

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
