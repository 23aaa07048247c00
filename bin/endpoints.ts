import { existsSync } from 'node:fs';
import * as z from 'zod';
import { checkShape } from '../core/claims/document-issue.ts';
import { type AwsClients, awsClients } from '../platform/aws.ts';
import { type ObjectStore, objectStore } from '../platform/object-store.ts';
import { openTable, type Table } from '../platform/table/table.ts';
import { checkInputs } from './named-files.ts';
import { soundDocument } from './read-document.ts';

const endpointsSchema = z.object({
  aws: z.object({
    /** Left out for AWS itself. */
    s3: z.url().optional(),
    sqs: z.url().optional(),
    dynamodb: z.url().optional(),
    region: z.string(),
    accessKeyId: z.string().optional(),
    secretAccessKey: z.string().optional(),
  }),
  buckets: z.object({
    intake: z.string(),
    work: z.string(),
    receipts: z.string(),
    knowledge: z.string(),
    trail: z.string(),
  }),
  /** By the function that is fed from it. */
  queues: z.record(z.string(), z.string()),
  table: z.string(),
});

/** A running stack as the command line reaches it. */
export interface Stack {
  readonly clients: AwsClients;
  /** Their names. */
  readonly buckets: Readonly<Record<'intake' | 'work' | 'receipts' | 'knowledge', string>>;
  readonly intakeBucket: string;
  readonly intake: ObjectStore;
  readonly work: ObjectStore;
  readonly receipts: ObjectStore;
  readonly knowledge: ObjectStore;
  /** Who saw and decided what. */
  readonly trail: ObjectStore;
  readonly table: Table;
  /** Addresses of queues, by the function that is fed from them. */
  readonly queues: Readonly<Record<string, string>>;
}

/** Opens the stack that an endpoints file describes. Throws with what to do where there is none. */
export function openStack(file: string): Stack {
  if (!existsSync(file)) {
    throw new Error(
      `${file} 不存在：请先运行 npm start，或用 --endpoints 指明。 There is no ${file}: run npm start first, or name one with --endpoints.`,
    );
  }
  checkInputs([file]);
  return openStackAt(soundDocument(file, (input) => checkShape(endpointsSchema, input)));
}

/** Opens the stack that answers at the given places. */
export function openStackAt({ aws, buckets, table, queues }: z.infer<typeof endpointsSchema>): Stack {
  const { region, s3, sqs, dynamodb, accessKeyId, secretAccessKey } = aws;
  const clients = awsClients({
    region,
    ...(s3 && { s3 }),
    ...(sqs && { sqs }),
    ...(dynamodb && { dynamodb }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  });
  return {
    clients,
    buckets,
    intakeBucket: buckets.intake,
    intake: objectStore(clients.s3, buckets.intake),
    knowledge: objectStore(clients.s3, buckets.knowledge),
    trail: objectStore(clients.s3, buckets.trail),
    work: objectStore(clients.s3, buckets.work),
    receipts: objectStore(clients.s3, buckets.receipts),
    table: openTable(clients.dynamodb, table),
    queues,
  };
}
