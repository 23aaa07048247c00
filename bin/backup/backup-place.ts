import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { objectStore } from '../../platform/object-store.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Where a copy of a stack lies: a folder, or a prefix of a bucket. */
export interface BackupPlace {
  readonly isEmpty: () => Promise<boolean>;
  readonly write: (name: string, body: Readable) => Promise<void>;
  /** Throws where there is nothing of this name. */
  readonly read: (name: string) => Promise<Readable>;
}

/** @param place a folder, or `s3://bucket/prefix` */
export function backupPlace(place: string, s3: S3Client): BackupPlace {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(place) ?? [];
  if (bucket !== undefined) return bucketPlace(s3, bucket, prefix ? `${prefix}/` : '');
  if (/^\w+:\/\//.test(place))
    throw new WrongUsage(`${place}: 应为文件夹，或 s3://桶/前缀。 Expected a folder, or s3://bucket/prefix.`);
  return folderPlace(place);
}

function folderPlace(folder: string): BackupPlace {
  return {
    isEmpty: async () => !existsSync(folder) || readdirSync(folder).length === 0,
    write: async (name, body) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(body, createWriteStream(path, { mode: 0o600 }));
    },
    read: async (name) => {
      const path = join(folder, name);
      if (!existsSync(path)) throw missing(path);
      return createReadStream(path);
    },
  };
}

function bucketPlace(s3: S3Client, bucket: string, prefix: string): BackupPlace {
  const objects = objectStore(s3, bucket);
  return {
    isEmpty: async () => (await objects.firstAfter(prefix, prefix)) === null,
    write: (name, body) => objects.writeStream(`${prefix}${name}`, body, 'application/octet-stream'),
    read: async (name) => {
      const found = await objects.find(`${prefix}${name}`);
      if (!found) throw missing(`s3://${bucket}/${prefix}${name}`);
      return found.body;
    },
  };
}

const missing = (name: string) => new Error(`备份缺少文件 the backup lacks a file: ${name}`);
