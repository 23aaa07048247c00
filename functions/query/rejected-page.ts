import * as z from 'zod';
import type { Rejection } from '../../core/claims/rejection.ts';
import type { LineReader, ObjectLine } from '../../platform/read-lines.ts';
import { wordsViewSchema } from './summary-row.ts';

/** What a page is made of at the most: a Lambda answers with 6 MB. */
const mostCharacters = 1_000_000;
/** A longer record is not for a table. */
const longestRaw = 200_000;

export const rejectedRowSchema = z.strictObject({
  line: z.int(),
  setl_id: z.string().nullable(),
  errors: z.array(
    z.strictObject({
      field: z.string().nullable(),
      value: z.string().nullable(),
      code: z.string(),
      message: wordsViewSchema,
      file: z
        .string()
        .optional()
        .meta({ description: '费用明细文件，错误所在; the file of fee lines that it is in' }),
      line: z.int().optional(),
    }),
  ),
  raw: z.string().nullable().meta({ description: '原始记录，过长为 null; as sent, null where too long' }),
});

export type RejectedRow = z.infer<typeof rejectedRowSchema>;

export interface RejectedPage {
  readonly rows: readonly RejectedRow[];
  /** Byte of `rejected.ndjson` at which the next page begins; `null` on the last. */
  readonly next: number | null;
}

/**
 * As many rows of `rejected.ndjson` as fit; `null` where no line begins at that byte.
 * @param from byte at which the page begins
 */
export async function rejectedPage(
  read: LineReader,
  key: string,
  from: number,
  limit: number,
): Promise<RejectedPage | null> {
  const lines = from === 0 ? read(key, 0) : await linesBehindFeed(read(key, from - 1));
  if (!lines) return null;
  const rows: RejectedRow[] = [];
  let characters = 0;
  let next = from;
  for await (const line of lines) {
    if (rows.length === limit || characters > mostCharacters) return { rows, next };
    const row = rowOf(line.text);
    characters += JSON.stringify(row).length;
    rows.push(row);
    next = line.next;
  }
  return { rows, next: null };
}

/** Goes on behind the line feed at which the lines begin; `null` where they begin with anything else. */
async function linesBehindFeed(lines: AsyncGenerator<ObjectLine>): Promise<typeof lines | null> {
  const { value } = await lines.next();
  if (value?.text === '') return lines;
  await lines.return(undefined);
  return null;
}

function rowOf(text: string): RejectedRow {
  const { line, setl_id, errors, raw } = JSON.parse(text) as Rejection;
  return { line, setl_id, errors: [...errors], raw: raw.length > longestRaw ? null : raw };
}
