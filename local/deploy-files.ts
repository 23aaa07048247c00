import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteObjectsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getMimeType } from 'hono/utils/mime';
import * as z from 'zod';
import type { Assembly } from './read-assembly.ts';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

const deploymentSchema = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.undefined('sources with values of the deployment do not run locally').optional(),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.undefined('prefixes do not run locally').optional(),
  Extract: z.literal(true, 'archives are always unpacked locally').optional(),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  Prune: z.boolean().default(true),
  SystemMetadata: z.strictObject({ 'cache-control': z.string().optional() }).default({}),
  UserMetadata: z.undefined('metadata of users are not set locally').optional(),
});

/** Copies assets into buckets as the template's deployments say, one after the other as they stand there. */
export async function deployFiles(resolver: Resolver, assembly: Assembly, s3: S3Client): Promise<void> {
  for (const located of resolver.resourcesOf('Custom::CDKBucketDeployment')) {
    const deployment = readProperties(resolver, located, deploymentSchema);
    const isMeant = filterOf(deployment.Exclude, deployment.Include);
    const files = deployment.SourceObjectKeys.flatMap((key) => filesOf(assembly, key)).filter(({ key }) =>
      isMeant(key),
    );
    const Bucket = deployment.DestinationBucketName;
    for (const { key, path } of files) {
      const cacheControl = deployment.SystemMetadata['cache-control'];
      await s3.send(
        new PutObjectCommand({
          Bucket,
          Key: key,
          Body: readFileSync(path),
          ContentType: getMimeType(key) ?? 'binary/octet-stream',
          ...(cacheControl && { CacheControl: cacheControl }),
        }),
      );
    }
    if (deployment.Prune)
      await prune(s3, Bucket, (key) => isMeant(key) && !files.some((file) => file.key === key));
  }
}

interface DeployedFile {
  readonly key: string;
  readonly path: string;
}

function filesOf({ assetPaths }: Assembly, objectKey: string): DeployedFile[] {
  const dir = assetPaths.get(objectKey);
  if (dir === undefined) throw new Error(`no asset ${objectKey} in this assembly`);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, key: path.slice(dir.length + 1).replaceAll('\\', '/') };
    });
}

/** As `aws s3 sync` does: everything but what is excluded, and of that what is included again. */
function filterOf(excluded: readonly string[], included: readonly string[]): (key: string) => boolean {
  const matches = (patterns: readonly string[], key: string) =>
    patterns.some((pattern) => {
      const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.');
      return new RegExp(`^${escaped.replaceAll('*', '.*')}$`, 's').test(key);
    });
  return (key) => !matches(excluded, key) || matches(included, key);
}

async function prune(s3: S3Client, Bucket: string, isGone: (key: string) => boolean): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    const gone = Contents.flatMap(({ Key = '' }) => (isGone(Key) ? [{ Key }] : []));
    if (gone.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: gone } }));
  }
}
