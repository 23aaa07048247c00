import { createReadStream, createWriteStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { objectStore } from '../../platform/object-store.ts';
import { fileFault } from '../file-fault.ts';
import { makeFolders } from '../make-folders.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Where a copy of a stack lies: a folder, or a prefix of a bucket. */
export interface BackupPlace {
  /** Makes it ready for a copy. Throws where something lies there. */
  readonly begin: () => Promise<void>;
  /** Removes what was written of a copy that comes to no end. */
  readonly abandon: () => Promise<void>;
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
  const written = new Set<string>();
  return {
    begin: async () => {
      makeFolders(folder, 0o700);
      if (readdirSync(folder).length > 0) throw notEmpty();
    },
    abandon: async () => {
      for (const name of written) rmSync(join(folder, name), { recursive: true, force: true });
    },
    write: async (name, body) => {
      const path = join(folder, name);
      written.add(name.split('/')[0] ?? name);
      makeFolders(dirname(path), 0o700);
      try {
        await pipeline(body, createWriteStream(path, { mode: 0o600 }));
      } catch (cause) {
        // A full disk does not say of which file.
        const said = fileFault(cause, path);
        throw said === null ? cause : new Error(said, { cause });
      }
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
    begin: async () => {
      if ((await objects.firstAfter(prefix, prefix)) !== null) throw notEmpty();
    },
    abandon: async () => {
      await objects.clear(prefix);
    },
    write: (name, body) => objects.writeStream(`${prefix}${name}`, body, 'application/octet-stream'),
    read: async (name) => {
      const found = await objects.find(`${prefix}${name}`);
      if (!found) throw missing(`s3://${bucket}/${prefix}${name}`);
      return found.body;
    },
  };
}

const notEmpty = () => new WrongUsage('备份位置须为空。 There is something where the backup is to lie.');

const missing = (name: string) => new Error(`备份缺少文件 the backup lacks a file: ${name}`);
