import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { shapeWords } from '../core/claims/shape-words.ts';
import type { SettledStay } from '../core/payment/settlement/hospital-month.ts';
import { stayKey } from '../core/payment/settlement/read-reviews.ts';
import type { Result } from '../core/result.ts';
import { type DocumentMistake, fieldOf } from './read-document.ts';

const fen = z.int().nullable();

/** Lines written before funds were told have no fields for them. */
const resultSchema = z.object({
  hospital: z.string().min(1),
  setl_id: z.string().min(1),
  status: z.string().min(1),
  discharged_on: z.iso.date(),
  weight: z.number().min(0).nullable(),
  standard_fen: fen,
  payment_fen: fen,
  cost_fen: fen,
  fund_payment_fen: fen.default(null),
  fund_cost_fen: fen.default(null),
}) satisfies z.ZodType<SettledStay & Pick<Result, 'hospital' | 'setl_id'>>;

/** Stays by `stayKey`, and all that is wrong with the files they come from. */
export interface SettledStays {
  readonly stays: ReadonlyMap<string, SettledStay>;
  readonly mistakes: readonly DocumentMistake[];
}

/** Reads the results of audits, line by line; outpatient bills are not settled by group. A stay may stand once. */
export async function readSettledStays(paths: readonly string[]): Promise<SettledStays> {
  const stays = new Map<string, SettledStay>();
  const mistakes: DocumentMistake[] = [];
  for (const path of paths) {
    const file = basename(path);
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(path) })) {
      line++;
      if (text.trim() === '') continue;
      const read = readResult(text);
      if ('issues' in read) {
        mistakes.push(...read.issues.map((issue) => ({ file, line, ...issue })));
        continue;
      }
      const { setl_id, status, ...stay } = read;
      const key = stayKey(stay.hospital, setl_id);
      if (stays.has(key)) mistakes.push({ file, line, field: 'setl_id', ...twice(key) });
      if (status !== 'outpatient') stays.set(key, stay);
    }
  }
  return { stays, mistakes };
}

type Issue = Pick<DocumentMistake, 'field' | 'code' | 'words'>;

function readResult(text: string): z.infer<typeof resultSchema> | { readonly issues: readonly Issue[] } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { issues: [{ field: '', code: 'not-json', words: { zh: '不是 JSON', en: 'no JSON' } }] };
  }
  const parsed = resultSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  return {
    issues: parsed.error.issues.map((issue) => {
      return { field: fieldOf(issue.path), code: 'shape', words: shapeWords(issue) };
    }),
  };
}

function twice(key: string): Omit<Issue, 'field'> {
  const words = { zh: `病例 ${key} 重复`, en: `the stay ${key} stands twice` };
  return { code: 'twice', words };
}
