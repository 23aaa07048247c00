import type * as z from 'zod';
import type { TableRow } from '../claims/plain-table.ts';
import { shapeWords } from '../claims/shape-words.ts';
import { findWrongStandards } from './find-wrong-standards.ts';
import { marksOf, type TariffDescription } from './tariff-description.ts';
import type { TariffIssue } from './tariff-issue.ts';
import { type TariffData, tariffSchema } from './tariff-schema.ts';
import { TariffSheet } from './tariff-sheet.ts';

/** A tariff, or all that is wrong with its table. */
export type TariffReading =
  | { readonly ok: true; readonly data: TariffData }
  | { readonly ok: false; readonly issues: readonly TariffIssue[] };

/**
 * Makes a tariff of a table, whose first row is the header, by a description.
 * @param isGroup whether the scheme has it
 */
export function readTariffTable(
  [header, ...body]: readonly TableRow[],
  description: TariffDescription,
  isGroup: (group: string) => boolean,
): TariffReading {
  const { table: _file, group: _group, weight, columns, marks: _marks, ...head } = description;
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const unfit = unfitIssues(header?.line ?? 1, names, filled.length, description);
  if (unfit.length > 0) return { ok: false, issues: unfit };

  const sheet = new TariffSheet(names, description);
  const rows = filled.map((row): TariffData['rows'][number] => [
    sheet.group(row, isGroup),
    sheet.number(row, weight),
    ...columns.map((column) =>
      column.holds === 'coefficient' ? sheet.number(row, column.header) : sheet.fen(row, column.header),
    ),
  ]);
  const plain = columns.map(({ header: _name, ...column }) => column);
  const data = { ...head, classes: sheet.classes(filled), columns: plain, rows };
  const issues =
    sheet.issues.length > 0
      ? sheet.issues
      : [...shapeIssues(data), ...wrongStandards(data, sheet, filled, columns)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, data };
}

function unfitIssues(
  line: number,
  names: readonly string[],
  rows: number,
  description: TariffDescription,
): readonly TariffIssue[] {
  const { group, weight, columns } = description;
  const marked = marksOf(description).map((mark) => mark.header);
  const wanted = [...new Set([group, weight, ...columns.map((column) => column.header), ...marked])];
  const missing = wanted.filter((name) => !names.includes(name));
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...missing.map((header): TariffIssue => ({ code: 'no-such-header', header, known: names })),
    ...twice.map((header): TariffIssue => {
      return { code: 'header-twice', place: { line, column: names.lastIndexOf(header) + 1, header } };
    }),
    ...(rows === 0 ? [{ code: 'no-rows' } as const] : []),
  ];
}

/** What description and table say only together. */
function shapeIssues(data: TariffData): readonly TariffIssue[] {
  const { error } = tariffSchema.safeParse(data);
  return (error?.issues ?? []).map((issue: z.core.$ZodIssue) => {
    return { code: 'shape', path: issue.path, words: shapeWords(issue) };
  });
}

function wrongStandards(
  data: TariffData,
  sheet: TariffSheet,
  rows: readonly TableRow[],
  columns: TariffDescription['columns'],
): readonly TariffIssue[] {
  return findWrongStandards(data).flatMap(({ row, column, publishedFen, expectedFen }) => {
    const [read, described] = [rows[row], columns[column]];
    if (!read || !described) return [];
    const place = sheet.placeOf(read, described.header);
    return [{ code: 'standard-differs', place, value: String(publishedFen / 100), expectedFen } as const];
  });
}
