import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FeeLineCounts } from '../intake/join/join-state.ts';
import { batchKey, hospitalBatches, openBatches } from './keys.ts';
import type { StuckBatch } from './open-batches.ts';
import type { Table } from './table.ts';

/** Each status is entered once, by whoever wins the conditional change. */
export type BatchStatus = 'splitting' | 'enrolling' | 'auditing' | 'closing' | 'closed';

/** A file-level remark: what was wrong or notable about the file as a whole. */
export interface FileRemark {
  readonly code: string;
  /** The file in an archive that it is about. */
  readonly part?: string | undefined;
  readonly message: { readonly zh: string; readonly en: string };
}

/** One file that an office dropped, on its way to a receipt. */
export interface Batch {
  readonly id: string;
  /** The tenant: the hospital in the object key; `_refused` where the key names none. */
  readonly hospital: string;
  readonly key: string;
  readonly version: string | null;
  readonly etag: string;
  readonly size_bytes: number;
  readonly uploaded_at: string;
  /** Order among uploads: a case of a later one replaces that of an earlier one. */
  readonly seq: string;
  readonly status: BatchStatus;
  /** There while it stays where it is, whatever the sweeper does. */
  readonly stuck?: StuckBatch;
  /** The file that it is read with; `null`: none was there. Left out until it has been looked for. */
  readonly partner?: Partner | null;
}

/** The other of two files that are read as one: cases of fee lines, or fee lines of cases. */
export interface Partner {
  readonly key: string;
  readonly version: string | null;
  readonly etag: string;
}

/** One file of an archive. */
export interface PartSummary {
  readonly file: string;
  /** What it was taken for; `null` where that could not be told. */
  readonly format: string | null;
  readonly encoding: string | null;
  readonly records: number;
}

/** What is told of a file as a whole, beside its records. */
export interface FileFindings {
  readonly problems: readonly FileRemark[];
  readonly notices: readonly FileRemark[];
  /** Of an archive. */
  readonly parts?: readonly PartSummary[];
}

/** What split found out about the file. */
export interface FilePlan extends FileFindings {
  readonly chunks: number;
  /** Records found, whole or not. */
  readonly records: number;
  readonly format: string | null;
  readonly encoding: string | null;
  /**
   * What each cell of a CSV row is, `null` for one that is ignored: the rejected rows are told apart by it. Not there
   * for other formats, nor where the header is endless.
   */
  readonly csv_columns?: readonly (string | null)[];
  /** What is told is the beginning of it; all of it is in the work area. */
  readonly has_more_findings?: true;
  /** Of a file of fee lines that came before its file of cases: nothing is done about it until that comes. */
  readonly is_waiting?: true;
  /** Of files that were joined. */
  readonly fee_lines?: FeeLineCounts;
}

/** What the other steps need to know of a batch. */
export interface BatchPlan extends FilePlan {
  /**
   * Name of the activations in force when the file was cut: they hold for the batch to its end, whatever is
   * activated meanwhile. `null` before the first one.
   */
  readonly activations: string | null;
  /** When the file was cut, ISO 8601 in UTC: what the pace of a batch is reckoned from. */
  readonly planned_at: string;
}

/** Blocks of chunks of which every one is through the step; which chunks are, say the chunk sets. */
interface FinishedBlocks {
  readonly enrolled_blocks?: ReadonlySet<number>;
  readonly audited_blocks?: ReadonlySet<number>;
}

export type PlannedBatch = Batch & BatchPlan & FinishedBlocks;

/** Whether people have ended it: no step goes on with it, whatever message is sent again. */
export const isGivenUp = ({ stuck }: Pick<Batch, 'stuck'>): boolean => stuck?.given_up !== undefined;

export interface BatchPage {
  readonly batches: readonly (Batch | PlannedBatch)[];
  /** `before` of the next page; `null` on the last. */
  readonly next: string | null;
}

export interface BatchStore {
  /** Records a batch once; a second call answers what stands. */
  readonly register: (batch: Batch) => Promise<Batch | PlannedBatch>;
  /** Throws where there is no such batch, or split has not planned it. */
  readonly read: (id: string) => Promise<PlannedBatch>;
  readonly find: (id: string) => Promise<Batch | PlannedBatch | null>;
  /** Notes the other file once; a second call answers what was noted first. */
  readonly notePartner: (id: string, partner: Partner | null) => Promise<Partner | null>;
  /** Throws where there is no such batch. */
  readonly standing: (id: string) => Promise<Batch | PlannedBatch>;
  readonly plan: (id: string, plan: BatchPlan, next: BatchStatus) => Promise<void>;
  /** Moves on from one status to the next; `false` where another has done so. */
  readonly advance: (id: string, from: BatchStatus, to: BatchStatus) => Promise<boolean>;
  /** Marks the batch closed, whatever step it was thought to be at. */
  readonly close: (id: string) => Promise<void>;
  /** A hospital's batches, newest first. */
  readonly ofHospital: (hospital: string) => Promise<(Batch | PlannedBatch)[]>;
  /**
   * Some of them, newest first.
   * @param before `seq` of a batch: only older ones
   */
  readonly pageOfHospital: (hospital: string, limit: number, before: string | null) => Promise<BatchPage>;
}

/** Whether split is through with the batch. */
export function isPlanned(batch: Batch | PlannedBatch): batch is PlannedBatch {
  return 'chunks' in batch;
}

export function batchStore(table: Table): BatchStore {
  const { client, name } = table;
  const find = async (id: string) => {
    const answer = await client.send(
      new GetCommand({ TableName: name, Key: batchKey(id), ConsistentRead: true }),
    );
    return (answer.Item as Batch | PlannedBatch | undefined) ?? null;
  };
  return {
    find,
    register: async (batch) => {
      const item = {
        ...batchKey(batch.id),
        ...batch,
        gsi1pk: hospitalBatches(batch.hospital),
        gsi1sk: batch.seq,
        gsi3pk: openBatches,
        gsi3sk: `${batch.uploaded_at}#${batch.id}`,
      };
      const put = new PutCommand({
        TableName: name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await succeeds(client.send(put))) ? batch : ((await find(batch.id)) ?? batch);
    },
    notePartner: async (id, partner) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: 'SET partner = if_not_exists(partner, :partner)',
        ExpressionAttributeValues: { ':partner': partner },
        ReturnValues: 'UPDATED_NEW',
      });
      const { partner: noted } = ((await client.send(update)).Attributes ?? {}) as Pick<Batch, 'partner'>;
      return noted ?? null;
    },
    standing: async (id) => {
      const batch = await find(id);
      if (!batch) throw new Error(`there is no batch ${id}`);
      return batch;
    },
    read: async (id) => {
      const batch = await find(id);
      if (!batch || !isPlanned(batch)) throw new Error(`batch ${id} is not planned`);
      return batch;
    },
    plan: async (id, plan, next) => {
      const fields = Object.entries({ ...plan, status: next });
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: `SET ${fields.map(([field]) => `#${field} = :${field}`).join(', ')}`,
        ConditionExpression: '#status = :splitting',
        ExpressionAttributeNames: Object.fromEntries(fields.map(([field]) => [`#${field}`, field])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(fields.map(([field, value]) => [`:${field}`, value])),
          ':splitting': 'splitting',
        },
      });
      await succeeds(client.send(update));
    },
    advance: (id, from, to) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: 'SET #status = :to',
        ConditionExpression: '#status = :from',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':from': from, ':to': to },
      });
      return succeeds(client.send(update));
    },
    close: async (id) => {
      const update = new UpdateCommand({
        TableName: name,
        Key: batchKey(id),
        UpdateExpression: 'SET #status = :closed REMOVE gsi3pk, gsi3sk, stuck',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':closed': 'closed' },
      });
      await client.send(update);
    },
    ofHospital: (hospital) =>
      table.query({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :hospital',
        ExpressionAttributeValues: { ':hospital': hospitalBatches(hospital) },
        ScanIndexForward: false,
      }),
    pageOfHospital: async (hospital, limit, before) => {
      const page = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: 'gsi1',
          KeyConditionExpression: `gsi1pk = :hospital${before === null ? '' : ' AND gsi1sk < :before'}`,
          ExpressionAttributeValues: {
            ':hospital': hospitalBatches(hospital),
            ...(before !== null && { ':before': before }),
          },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      const batches = (page.Items ?? []) as (Batch | PlannedBatch)[];
      return { batches, next: page.LastEvaluatedKey ? (batches.at(-1)?.seq ?? null) : null };
    },
  };
}

/** Whether a conditional write went through; any other failure is thrown on. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
