import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { queuesIn } from '../../local/describe-stack.ts';
import { checkInputs } from '../named-files.ts';
import { printJson } from './print-table.ts';

const describedSchema = z.object({
  Stacks: z.tuple([
    z.object({
      StackId: z.string(),
      Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })),
    }),
  ]),
});

const named = z.string().min(1);
const outputsSchema = z.object({
  ApiUrl: named,
  IntakeBucket: named,
  WorkBucket: named,
  ReceiptsBucket: named,
  KnowledgeBucket: named,
  TableName: named,
});

/**
 * `sentinel endpoints`: where a deployed stack answers, as the other commands want it, of what
 * `aws cloudformation describe-stacks` says.
 */
export async function printEndpoints(file: string): Promise<void> {
  checkInputs([file]);
  const [{ StackId, Outputs }] = read(file, describedSchema).Stacks;
  const outputs = Object.fromEntries(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const found = outputsSchema.safeParse(outputs);
  if (!found.success) throw unlike(file, found.error);
  const { ApiUrl, IntakeBucket, WorkBucket, ReceiptsBucket, KnowledgeBucket, TableName } = found.data;
  printJson({
    api: ApiUrl,
    aws: { region: StackId.split(':')[3] ?? '' },
    buckets: {
      intake: IntakeBucket,
      work: WorkBucket,
      receipts: ReceiptsBucket,
      knowledge: KnowledgeBucket,
    },
    queues: queuesIn(outputs),
    table: TableName,
  });
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(file));
  if (!parsed.success) throw unlike(file, parsed.error);
  return parsed.data;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function unlike(file: string, error: z.ZodError): Error {
  return new Error(
    `${file}: 不是 aws cloudformation describe-stacks 对 DrgSentinel-… 的应答 This is no answer of aws cloudformation describe-stacks for DrgSentinel-…\n${z.prettifyError(error)}`,
  );
}
