import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type * as z from 'zod';
import { shapeWords } from '../core/claims/shape-words.ts';
import type { Words } from '../core/claims/words.ts';
import { type DocumentMistake, fieldOf } from './read-document.ts';

/** A line of `results.ndjson`, as far as the schema asks, and where it stands. */
export type ResultLine<T> =
  | { readonly ok: true; readonly file: string; readonly line: number; readonly result: T }
  | { readonly ok: false; readonly mistakes: readonly DocumentMistake[] };

/** Reads the results of audits, line by line; empty lines are left out. */
export async function* resultLines<T>(
  paths: readonly string[],
  schema: z.ZodType<T>,
): AsyncGenerator<ResultLine<T>> {
  for (const path of paths) {
    const file = basename(path);
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(path) })) {
      line++;
      if (text.trim() === '') continue;
      const read = readResult(text, schema);
      if ('issues' in read)
        yield { ok: false, mistakes: read.issues.map((issue) => ({ file, line, ...issue })) };
      else yield { ok: true, file, line, result: read.result };
    }
  }
}

type Issue = Pick<DocumentMistake, 'field' | 'code' | 'words'>;

function readResult<T>(
  text: string,
  schema: z.ZodType<T>,
): { readonly result: T } | { readonly issues: readonly Issue[] } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { issues: [{ field: '', code: 'not-json', words: { zh: '不是 JSON', en: 'no JSON' } }] };
  }
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { result: parsed.data };
  return {
    issues: parsed.error.issues.map((issue) => {
      return { field: fieldOf(issue.path), code: 'shape', words: wordsWithValue(issue) };
    }),
  };
}

/** A value that is long, or has parts, would hide what is said of it. */
function wordsWithValue(issue: z.core.$ZodIssue): Words {
  const { zh, en } = shapeWords(issue);
  const { input } = issue;
  if (input === undefined) return { zh: '缺少此字段', en: 'the field is missing' };
  if (typeof input === 'object' && input !== null) return { zh, en };
  const value = typeof input === 'string' ? `“${input.slice(0, mostShown)}”` : String(input);
  return { zh: `${value}：${zh}`, en: `${value}: ${en}` };
}

const mostShown = 40;

/** A stay that stands a second time. @param key says which */
export function twice(file: string, line: number, key: string): DocumentMistake {
  const words = { zh: `病例 ${key} 重复`, en: `the stay ${key} stands twice` };
  return { file, line, field: 'setl_id', code: 'twice', words };
}
