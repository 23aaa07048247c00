import * as z from 'zod';
import { normaliseName } from './csv-columns.ts';
import { shapeWords } from './shape-words.ts';
import { type Words, wordsSchema } from './words.ts';

const tableColumnsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** By table: the columns in the order in which they are asked for. */
  tables: z.record(
    z.string().min(1),
    z.array(
      z.strictObject({
        column: z.string().min(1),
        /** Other names that it goes by. */
        names: z.array(z.string().min(1)),
        optional: z.boolean().optional(),
      }),
    ),
  ),
});

/** The columns of a small table that people import. */
export type TableColumns = readonly {
  readonly column: string;
  readonly names: readonly string[];
  readonly optional?: boolean | undefined;
}[];

/** Checks `knowledge/dictionaries/table-columns.json`. Throws one error that lists every mistake. */
export function parseTableColumns(input: unknown): ReadonlyMap<string, TableColumns> {
  const parsed = tableColumnsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`table columns: ${z.prettifyError(parsed.error)}`);
  return new Map(Object.entries(parsed.data.tables));
}

/** One mistake in a table. */
export interface TableIssue {
  /** From 1. */
  readonly line: number;
  readonly column: string;
  readonly words: Words;
}

export interface TableRow {
  /** From 1, as the file or the spreadsheet counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type TableReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly TableIssue[] };

/** A row as read, with its line in the file. */
export type Lined<Row> = Row & { readonly line: number };

/**
 * Reads a table whose first row names the columns, in any order and either language; other columns are ignored, so are
 * empty rows. Everything that is wrong with it is told at once.
 * @param schema of a row by column, cells as text; an empty cell is left out
 * @param check what else is wrong with rows; it sees those that could be read, whatever became of the others
 */
export function readPlainTable<Row>(
  [header, ...body]: readonly TableRow[],
  columns: TableColumns,
  schema: z.ZodType<Row>,
  check: (rows: readonly Lined<Row>[]) => readonly TableIssue[],
): TableReading<readonly Lined<Row>[]> {
  const named = header?.cells.map(normaliseName) ?? [];
  const places = columns.map(({ column, names, optional }) => {
    const known = [column, ...names].map(normaliseName);
    return {
      column,
      names,
      optional,
      found: named.flatMap((name, at) => (known.includes(name) ? [at] : [])),
    };
  });
  const headIssues = places.flatMap((place) => headerIssue(place, header?.line ?? 1));
  if (headIssues.length > 0) return { ok: false, issues: headIssues };
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const issues: TableIssue[] = filled.length > 0 ? [] : [noRows(header?.line ?? 1)];
  const rows = filled.flatMap(({ line, cells }) => {
    const texts = places.map(({ column, found: [at = -1] }) => [column, cells[at]?.trim() ?? '']);
    const read = schema.safeParse(Object.fromEntries(texts.filter(([, text]) => text !== '')), {
      reportInput: true,
    });
    if (read.success) return [{ ...read.data, line }];
    issues.push(
      ...read.error.issues.map((issue) => ({
        line,
        column: String(issue.path[0] ?? ''),
        words: cellWords(issue),
      })),
    );
    return [];
  });
  issues.push(...check(rows));
  if (issues.length > 0) return { ok: false, issues: issues.sort((a, b) => a.line - b.line) };
  return { ok: true, value: rows };
}

function headerIssue(
  { column, names, optional, found }: TableColumns[number] & { readonly found: readonly number[] },
  line: number,
): readonly TableIssue[] {
  if (found.length === 1 || (optional && found.length === 0)) return [];
  const all = [column, ...names].join('/');
  const words =
    found.length === 0
      ? { zh: `缺少列 ${all}`, en: `the column ${all} is missing` }
      : { zh: `列 ${all} 重复`, en: `the column ${all} stands more than once` };
  return [{ line, column, words }];
}

function noRows(line: number): TableIssue {
  return { line, column: '', words: { zh: '表中没有数据行', en: 'the table has no rows below its header' } };
}

function cellWords(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { zh: '不得为空', en: 'it must not be empty' };
  return shapeWords(issue);
}

/** A cell with a number. */
export function numberCell({ decimals, signed }: NumberCell): z.ZodType<number> {
  const fraction = decimals === 0 ? '(\\.0+)?' : `(\\.\\d{1,${decimals}}0*)?`;
  const pattern = new RegExp(`^${signed ? '-?' : ''}\\d{1,12}${fraction}$`);
  const [zh, en] = signed ? ['数', 'a number'] : ['不小于 0 的数', 'a number of nought or more'];
  return z.string().transform((text, context) => {
    if (pattern.test(text)) return Number(text);
    const words = {
      zh: `“${text}”应为${zh}，最多 ${decimals} 位小数`,
      en: `“${text}”: expected ${en}, with at most ${decimals} decimals`,
    };
    context.addIssue({ code: 'custom', message: words.en, params: { words } });
    return z.NEVER;
  });
}

export interface NumberCell {
  /** At most so many. */
  readonly decimals: number;
  /** May be negative. @default false */
  readonly signed?: boolean;
}

/** Rows of the same key: one mistake for each but the first. */
export function repeatedRows<Row extends { readonly line: number }>(
  rows: readonly Row[],
  column: string,
  keyOf: (row: Row) => string,
): readonly TableIssue[] {
  const lines = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    const first = lines.get(key);
    if (first === undefined) lines.set(key, row.line);
    if (first === undefined) return [];
    return [
      {
        line: row.line,
        column,
        words: { zh: `${key} 已在第${first}行`, en: `${key} stands in line ${first} already` },
      },
    ];
  });
}
