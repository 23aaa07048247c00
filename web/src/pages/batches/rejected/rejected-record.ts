import type { RejectedRow } from '../../../../../functions/query/rejected-page.ts';
import { joinRow, splitRow } from './csv-text.ts';
import { isObject, nodesOf, readAt, writeAt } from './json-path.ts';

/** What the cells of a CSV row are; `null` of other files. */
export type CsvColumns = readonly (string | null)[] | null;

/** A refused record that is looked at and mended. */
export interface RejectedRecord {
  /** Place in the list, from 0: lines may have several. */
  readonly at: number;
  readonly row: RejectedRow;
  /** `text`: could not be taken apart, and is mended as a whole; `cut`: not all of it is there. */
  readonly kind: 'csv' | 'json' | 'text' | 'cut';
  /** What was sent, by field; of a `text` the whole under {@link wholeField}. */
  readonly values: ReadonlyMap<string, string>;
}

/** Stands for a record as a whole. */
export const wholeField = '';

/** What somebody has written into the fields of a record. */
export type Edits = ReadonlyMap<string, string>;

const halves: ReadonlySet<string> = new Set(['oversized-record', 'truncated-record', 'bad-encoding']);

export function recordOf(row: RejectedRow, at: number, columns: CsvColumns): RejectedRecord {
  const { raw, errors } = row;
  if (raw === null || errors.some(({ code }) => halves.has(code)))
    return { at, row, kind: 'cut', values: new Map() };
  const values = columns ? csvValues(raw, columns) : jsonValues(raw, errors);
  if (values) return { at, row, kind: columns ? 'csv' : 'json', values };
  return { at, row, kind: 'text', values: new Map([[wholeField, raw]]) };
}

function csvValues(raw: string, columns: readonly (string | null)[]): ReadonlyMap<string, string> | null {
  const cells = splitRow(raw);
  if (cells?.length !== columns.length) return null;
  return new Map(
    columns.flatMap((column, at) => (column === null ? [] : [[column, cells[at]?.trim() ?? '']])),
  );
}

/** The fields of the header node, and whatever else an error points at. */
function jsonValues(raw: string, errors: RejectedRow['errors']): ReadonlyMap<string, string> | null {
  const nodes = parsed(raw);
  if (!nodes) return null;
  const header = readAt(nodes, 'setlinfo[0]');
  const names = isObject(header) ? Object.keys(header).map((name) => `setlinfo.${name}`) : [];
  const wrong = errors.flatMap(({ field }) => (field === null ? [] : [field]));
  return new Map([...new Set([...names, ...wrong])].map((field) => [field, shown(readAt(nodes, field))]));
}

function parsed(raw: string): Record<string, unknown> | null {
  try {
    const record: unknown = JSON.parse(raw);
    return isObject(record) ? nodesOf(record) : null;
  } catch {
    return null;
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The record with what was written into it, as a line of the file that is dropped again; `null` of one cut short. */
export function mendedLine(
  { row, kind, values }: RejectedRecord,
  edits: Edits,
  columns: CsvColumns,
): string | null {
  if (kind === 'cut' || row.raw === null) return null;
  if (kind === 'json') return mendedJson(row.raw, edits);
  if (kind === 'csv') return csvLine(new Map([...values, ...edits]), columns ?? []);
  const text = edits.get(wholeField) ?? row.raw;
  if (!columns) return text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  const mended = csvValues(text, columns);
  return mended ? csvLine(mended, columns) : text;
}

function mendedJson(raw: string, edits: Edits): string {
  const record = JSON.parse(raw) as Record<string, unknown>;
  for (const [field, text] of edits) writeAt(nodesOf(record), field, text);
  return JSON.stringify(record);
}

const csvLine = (values: ReadonlyMap<string, string>, columns: readonly (string | null)[]) =>
  joinRow(known(columns).map((column) => values.get(column) ?? ''));

const known = (columns: readonly (string | null)[]) => columns.filter((column) => column !== null);

/**
 * A file of the kind that the office dropped: CSV with its header, else NDJSON. What columns were ignored is left out.
 */
export function mendedFile(lines: readonly string[], columns: CsvColumns): string {
  // Without the mark, Excel takes UTF-8 for the encoding of the machine.
  const head = columns ? [`\uFEFF${joinRow(known(columns))}`] : [];
  return `${[...head, ...lines].join('\r\n')}\r\n`;
}

/** `三月.csv` of the records of `三月.csv`, `三月.ndjson` of `三月.json.gz`. */
export function mendedName(fileName: string, mark: string, columns: CsvColumns): string {
  const stem = fileName.replace(/(\.(csv|ndjson|jsonl|json|txt|xlsx|xlsm|zip))?(\.gz)?$/i, '');
  return `${stem}-${mark}.${columns ? 'csv' : 'ndjson'}`;
}
