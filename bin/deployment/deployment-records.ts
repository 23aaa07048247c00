import * as z from 'zod';
import type { ObjectStore } from '../../platform/object-store.ts';
import { WrongUsage } from '../wrong-usage.ts';

const recordSchema = z.object({
  /** Its time, UTC; sorts. */
  id: z.string(),
  stage: z.string(),
  /** What was checked out; `null` outside of a repository. */
  commit: z.string().nullable(),
  /** The earlier deployment that this one made again; `null` where it was new. */
  again: z.string().nullable(),
  digest: z.string(),
  documents: z.record(z.string(), z.string()),
});

/** What was deployed, whole but for the assets. */
export type DeploymentRecord = z.infer<typeof recordSchema>;

const prefix = 'deployments/';
/** Whether an object of the knowledge bucket is such a record: it is of the stack, and none of its data. */
export const isRecordKey = (key: string) => key.startsWith(prefix);
const keyOf = (id: string) => `${prefix}${id}.json`;

export async function keepRecord(
  knowledge: Pick<ObjectStore, 'write'>,
  record: DeploymentRecord,
): Promise<void> {
  await knowledge.write(keyOf(record.id), JSON.stringify(record), 'application/json');
}

/** All deployments of the stack whose bucket it is, the oldest first. */
export async function readRecords(
  knowledge: Pick<ObjectStore, 'list' | 'read'>,
): Promise<readonly DeploymentRecord[]> {
  const keys = await knowledge.list(prefix);
  return Promise.all(
    keys.map(async (key) =>
      recordSchema.parse(JSON.parse(Buffer.from(await knowledge.read(key)).toString())),
    ),
  );
}

/** Throws where they are of another stage, whose endpoints were named by mistake: it would be brought out as this one. */
export function checkOfStage(records: readonly DeploymentRecord[], stage: string): void {
  const other = records.find((record) => record.stage !== stage)?.stage;
  if (other !== undefined)
    throw new WrongUsage(
      `端点文件属于环境 ${other}，不是 ${stage} The endpoints file is of the stage ${other}, not ${stage}`,
    );
}

/**
 * The deployment to go back to: the one named, or the newest that differs from what stands and came before it. Throws
 * where there is none.
 */
export function recordToReturnTo(records: readonly DeploymentRecord[], id?: string): DeploymentRecord {
  const found = id === undefined ? previousOf(records) : records.find((record) => record.id === id);
  if (found) return found;
  const known = records.map((record) => record.id).join(', ');
  throw new WrongUsage(
    id === undefined
      ? '没有可退回的部署 There is no earlier deployment to go back to'
      : `没有部署 ${id}；已有：${known} No deployment ${id}; there are: ${known}`,
  );
}

/** Going back twice leads two deployments back, not forth again. */
function previousOf(records: readonly DeploymentRecord[]): DeploymentRecord | undefined {
  const standing = records.at(-1);
  const first = records.findIndex(({ id }) => id === (standing?.again ?? standing?.id));
  return records
    .slice(0, Math.max(first, 0))
    .findLast(({ again, digest }) => again === null && digest !== standing?.digest);
}
