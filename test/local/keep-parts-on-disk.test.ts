import { createHash, randomBytes } from 'node:crypto';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObjectsAndQueues, startFauxqs } from '../../local/start-fauxqs.ts';
import { awsClients } from '../../platform/aws.ts';
import { removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

const MIB = 2 ** 20;
const Bucket = 'parts';
const region = 'us-east-1';
const dataDir = temporaryDir();
const created: string[] = [];
let server: ObjectsAndQueues;

async function start(): Promise<void> {
  const onObjectCreated = ({ key, sizeBytes }: { key: string; sizeBytes: number }) =>
    created.push(`${key} ${sizeBytes}`);
  server = await startFauxqs({ dataDir, port: 0, region, haste: 1, onObjectCreated });
  server.createBucket(Bucket, []);
}

beforeAll(start);
afterAll(async () => {
  await server.close();
  removeTemporaryDirs();
});

const s3 = () =>
  awsClients({
    region,
    s3: server.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }).s3;
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

async function begin(Key: string) {
  const { UploadId } = await s3().send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const upload = { Bucket, Key, UploadId };
  return {
    send: async (PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
      const { ETag } = await s3().send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag };
    },
    complete: (Parts: CompletedPart[]) =>
      s3().send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })),
  };
}

async function bytesOf(Key: string, more: object = {}): Promise<Buffer> {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

const bytes = [randomBytes(5 * MIB), randomBytes(6 * MIB), randomBytes(77)] as const;

describe('an upload in parts', () => {
  it('is put together by their numbers, whatever the order they came in, and over a restart', async () => {
    const upload = await begin('restarted');
    const third = await upload.send(30, bytes[2]);
    await upload.send(1, randomBytes(5 * MIB));
    const first = await upload.send(1, bytes[0]);
    await server.close();
    await start();
    const second = await upload.send(7, bytes[1]);
    await upload.send(8, bytes[1]);

    const { ETag } = await upload.complete([first, second, third]);

    expect(ETag).toBe(`"${md5(Buffer.concat(bytes.map(md5))).toString('hex')}-3"`);
    expect(Buffer.concat(bytes).equals(await bytesOf('restarted'))).toBe(true);
    expect(bytes[1].subarray(-9).equals(await bytesOf('restarted', range(11 * MIB - 9, 11 * MIB)))).toBe(
      true,
    );
    const { ContentLength } = await s3().send(new HeadObjectCommand({ Bucket, Key: 'restarted' }));
    expect(ContentLength).toBe(11 * MIB + 77);
    expect(created).toEqual([`restarted ${11 * MIB + 77}`]);
  });

  it('takes the place of an object that was there, and is over', async () => {
    for (const text of ['before', 'after']) {
      const upload = await begin('again');
      const parts = [await upload.send(1, Buffer.from(text))];
      await upload.complete(parts);
      await expect(upload.complete(parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
      await expect(upload.send(2, Buffer.from(text))).rejects.toMatchObject({ name: 'NoSuchUpload' });
    }
    expect((await bytesOf('again')).toString()).toBe('after');
  });

  it('is refused in the words of S3 where its parts are not those that were sent, and stays open', async () => {
    const upload = await begin('refused');
    const [small, last] = [await upload.send(1, bytes[2]), await upload.send(2, bytes[2])];
    const refused = (...parts: CompletedPart[]) => expect(upload.complete(parts)).rejects;
    await refused({ ...small, PartNumber: 3 }).toMatchObject({ name: 'InvalidPart' });
    await refused({ ...small, ETag: '"another"' }).toMatchObject({ name: 'InvalidPart' });
    await refused(last, small).toMatchObject({ name: 'InvalidPartOrder' });
    await refused(last, last).toMatchObject({ name: 'InvalidPartOrder' });
    await refused(small, last).toMatchObject({ name: 'EntityTooSmall' });
    await upload.complete([last]);
    expect(bytes[2].equals(await bytesOf('refused'))).toBe(true);
  });
});

/** Up to, but not including, end. */
const range = (start: number, end: number) => ({ Range: `bytes=${start}-${end - 1}` });
