import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type * as z from 'zod';
import { type CheckedDocument, checkShape } from '../core/claims/document-issue.ts';
import type { TableReading, TableRow } from '../core/claims/plain-table.ts';
import type { Words } from '../core/claims/words.ts';
import { type LocatedValue, lineAt, locateJson } from '../core/grouping/import/locate-json.ts';
import { printTable } from './commands/print-table.ts';
import { readTableRows } from './table-rows.ts';

/** What is wrong in a file that somebody wrote, and where. */
export interface DocumentMistake {
  readonly file: string;
  /** From 1; `null` of what is wrong with the file as a whole. */
  readonly line: number | null;
  /** Path of a field, or column of a table. */
  readonly field: string;
  readonly code: string;
  readonly words: Words;
}

export type ReadDocument<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The line of a field. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly ok: false; readonly mistakes: readonly DocumentMistake[] };

/** Reads a JSON document of a schema; all that is wrong with it at once. */
export function readDocument<T>(path: string, schema: z.ZodType<T>): ReadDocument<T> {
  return readCheckedDocument(path, (input) => checkShape(schema, input));
}

/** Reads a JSON document by a check of its own; all that is wrong with it at once. */
function readCheckedDocument<T>(
  path: string,
  check: (input: unknown) => CheckedDocument<T>,
): ReadDocument<T> {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const { root, fault } = locateJson(text);
  const file = basename(path);
  if (fault) {
    const words = {
      zh: `第${fault.column}个字符处不是 JSON`,
      en: `no JSON from character ${fault.column}`,
    };
    return { ok: false, mistakes: [{ file, line: fault.line, field: '', code: 'not-json', words }] };
  }
  const checked = check(JSON.parse(text));
  const mistakes = [
    ...repeatedKeys(file, root, []),
    ...(checked.ok ? [] : checked.issues).map((issue) => ({
      file,
      line: lineAt(root, issue.path),
      field: fieldOf(issue.path),
      code: 'shape',
      words: issue.words,
    })),
  ];
  if (mistakes.length > 0 || !checked.ok) return { ok: false, mistakes };
  return { ok: true, value: checked.value, lineOf: (place) => lineAt(root, place) };
}

/** A document that is sound. Throws with everything that is wrong with it, each mistake with its line. */
export function soundDocument<T>(path: string, check: (input: unknown) => CheckedDocument<T>): T {
  const read = readCheckedDocument(path, check);
  if (read.ok) return read.value;
  throw new Error(mistakesText(path, read.mistakes));
}

/** A small table that is sound: CSV or workbook. Throws with everything that is wrong with it. */
export async function soundTable<T>(
  path: string,
  read: (rows: readonly TableRow[]) => TableReading<T>,
): Promise<T> {
  const outcome = read(await readTableRows(path));
  if (outcome.ok) return outcome.value;
  const file = basename(path);
  const mistakes = outcome.issues.map(({ line, column, words }) => {
    return { file, line, field: column, code: 'table', words };
  });
  throw new Error(mistakesText(path, mistakes));
}

/** Every mistake on a line of its own, with place and both languages, below how many there are. */
export function mistakesText(path: string, mistakes: readonly DocumentMistake[]): string {
  const lines = mistakes.map(({ file, line, field, words: { zh, en } }) => {
    return `${[file, line].filter((part) => part !== null).join(':')}: ${field && `${field}: `}${zh} ${en}`;
  });
  return [`${path}: ${mistakes.length} 处错误 mistakes`, ...lines].join('\n');
}

/** A parser would keep the last without a word. */
function repeatedKeys(
  file: string,
  value: LocatedValue,
  path: readonly PropertyKey[],
): readonly DocumentMistake[] {
  return [
    ...value.repeatedKeys.map(({ key, line }): DocumentMistake => {
      const words = { zh: `键 ${key} 重复`, en: `the key ${key} stands twice` };
      return { file, line, field: fieldOf([...path, key]), code: 'repeated-key', words };
    }),
    ...[...value.parts].flatMap(([key, part]) => repeatedKeys(file, part, [...path, key])),
  ];
}

/** Such as `exits.#2.when`, entries of lists counted from 1. */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join('.');
}

export function printMistakes(mistakes: readonly DocumentMistake[]): void {
  printTable(
    ['位置 place', 'code', '说明 what'],
    mistakes.map(({ file, line, field, code, words }) => [
      `${file}${line === null ? '' : `:${line}`}${field && `\n${field}`}`,
      code,
      `${words.zh}\n${words.en}`,
    ]),
  );
}
