import { type ColumnNames, type CsvColumns, normaliseName } from './csv-columns.ts';
import type { FileProblem } from './file-problem.ts';
import { findOtherSeparator } from './find-separator.ts';
import { documentedLimits } from './intake-limits.ts';
import { splitCsvRow } from './split-csv-row.ts';

/** What a CSV file's header says; plain data, to be kept with the batch for all of its chunks. */
export interface CsvHeader {
  /** The column code of each cell, `null` for one to be ignored. */
  readonly columns: readonly (string | null)[];
  /** To be told to the office once (`unknown-columns`). */
  readonly unknownColumns: readonly string[];
  /** What the file calls the column of settlement ids. */
  readonly idName: string;
  /** What a row is; left out: a case. */
  readonly rows?: 'fee-lines';
}

export type CsvHeaderReading =
  | { readonly ok: true; readonly header: CsvHeader }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads the header row's text; a file without a usable one cannot be read at all. What is no table of cases may be
 * one of fee lines, which its columns tell.
 */
export function readCsvHeader(
  row: string,
  columns: CsvColumns,
  maxColumns = documentedLimits.maxColumns,
): CsvHeaderReading {
  // Otherwise the rows behind it would be told as names of columns, patients and all.
  if (loneReturn.test(row.trimEnd())) return { ok: false, problem: { code: 'cr-line-ends' } };
  const names = splitCsvRow(row, maxColumns)?.map((name) => name.trim()) ?? [];
  if (names.length > maxColumns)
    return { ok: false, problem: { code: 'too-many-columns', limit: maxColumns } };
  const tables = [columns, ...(columns.feeLines ? [columns.feeLines] : [])];
  const separator = findOtherSeparator(row, tables);
  if (separator !== null) return { ok: false, problem: { code: 'other-separator', separator } };
  const ofCases = headerOf(names, columns);
  const { feeLines } = columns;
  if (ofCases.ok || feeLines === null) return ofCases;
  const ofFees = headerOf(names, feeLines);
  if (ofFees.ok) return { ok: true, header: { ...ofFees.header, rows: 'fee-lines' } };
  const isTelling = names.some((name) => feeLines.telling.includes(codeOf(name, feeLines) ?? ''));
  return isTelling ? ofFees : ofCases;
}

/** No end of a line of ours. */
const loneReturn = /\r(?!\n)/;

function headerOf(names: readonly string[], columns: ColumnNames): CsvHeaderReading {
  const codes = names.map((name) => codeOf(name, columns));
  const unknownColumns = unknownOf(names, codes);
  const problem = findHeaderProblem(codes, columns.required, unknownColumns);
  if (problem !== null) return { ok: false, problem };
  const idName = names[codes.indexOf('setl_id')] ?? '';
  return { ok: true, header: { columns: codes, unknownColumns, idName } };
}

/**
 * The names without a code. Where a row of a case has run into the header, its cells are among them, and columns are
 * told by their number instead: `#17`.
 */
function unknownOf(names: readonly string[], codes: readonly (string | null)[]): string[] {
  const unknown = names.flatMap((name, at) => (name === '' || codes[at] !== null ? [] : [{ name, at }]));
  const holdsData = unknown.some(({ name }) => idOrDate.test(name));
  return unknown.map(({ name, at }) => (holdsData ? `#${at + 1}` : name));
}

/** In every row of cases or fee lines, and in no usual name of a column. */
const idOrDate = /\d{4}/;

function codeOf(name: string, { codeByName }: ColumnNames): string | null {
  return codeByName.get(normaliseName(name)) ?? null;
}

function findHeaderProblem(
  codes: readonly (string | null)[],
  required: readonly string[],
  unknown: readonly string[],
): FileProblem | null {
  const known = codes.filter((code) => code !== null);
  if (known.length === 0) return { code: 'missing-header' };
  const missing = required.filter((code) => !known.includes(code));
  if (missing.length > 0) return { code: 'missing-columns', columns: missing, unknown };
  const repeated = known.filter((code, at) => known.indexOf(code) !== at);
  return repeated.length > 0 ? { code: 'duplicate-columns', columns: [...new Set(repeated)] } : null;
}
