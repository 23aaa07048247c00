import type { Workbook } from '../../workbook/workbook.ts';
import type { ExcludedOperation, PrimaryCareRow } from '../catalogue.ts';
import { type CellKind, parseCodeCell } from '../parse-code-cell.ts';
import type { DipIssue } from './dip-issue.ts';
import { groupTitle } from './group-title.ts';
import { readCell } from './read-cell.ts';
import { type DipRow, type ReadSheet, type RowFate, readDipSheet } from './read-dip-sheet.ts';
import { halfWidth, tidyCell } from './tidy-cell.ts';
import type { DipSheetLayout, DipVocabulary } from './workbook-vocabulary.ts';

/** An entry of a list, and where. */
export interface Placed<T> {
  readonly entry: T;
  readonly row: DipRow;
}

type Reading<T> = (row: DipRow, issues: DipIssue[]) => { readonly key: string; readonly entry: T } | null;

/** Reads a sheet of single codes: diagnoses that are not grouped, or that tell resistance. */
export function readCodeSheet(
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  issues: DipIssue[],
): ReadSheet<Placed<string>> {
  const read: Reading<string> = (row, found) => {
    const code = readCode(row, 'principal', 'dx', found);
    return code === null ? null : { key: code, entry: code };
  };
  return readList(layout, workbook, vocabulary, read, issues);
}

/** Reads the sheet of operations that are not the main one; its notes say what follows. */
export function readExcludedOperations(
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  issues: DipIssue[],
): ReadSheet<Placed<ExcludedOperation>> {
  const read: Reading<ExcludedOperation> = (row, found) => {
    const code = readCode(row, 'main', 'proc', found);
    const effect = readNote(row, vocabulary, found);
    return code === null || effect === null ? null : { key: code, entry: { code, ...effect } };
  };
  return readList(layout, workbook, vocabulary, read, issues);
}

/** Reads the sheet of primary-care groups. */
export function readPrimaryCare(
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  issues: DipIssue[],
): ReadSheet<Placed<PrimaryCareRow>> {
  const read: Reading<PrimaryCareRow> = (row, found) => {
    const principal = readCell(row, 'principal', 'dx', found);
    const main = readCell(row, 'main', 'proc', found);
    if (principal === '')
      found.push({ code: 'cell-empty', place: row.place('principal'), column: 'principal' });
    if (principal === null || principal === '' || main === null) return null;
    const title = { zh: groupTitle(row, principal) };
    return { key: `${principal} ${main}`.trim(), entry: { principal, ...(main !== '' && { main }), title } };
  };
  return readList(layout, workbook, vocabulary, read, issues);
}

function readList<T>(
  layout: DipSheetLayout,
  workbook: Workbook,
  vocabulary: DipVocabulary,
  reading: Reading<T>,
  issues: DipIssue[],
): ReadSheet<Placed<T>> {
  const seen = new Map<string, string>();
  const readRow = (row: DipRow): RowFate<Placed<T>> => {
    const remark = remarkOf(row, vocabulary);
    if (remark !== null) return { issues: [{ code: 'remark', place: row.place(), text: remark }] };
    const found: DipIssue[] = [];
    const read = reading(row, found);
    const [first, ...others] = found;
    if (read === null && first) return { issues: [first, ...others] };
    if (read === null) throw new Error('a row became nothing without a word');
    const said = JSON.stringify(read.entry);
    const before = seen.get(read.key);
    if (before === undefined) {
      seen.set(read.key, said);
      return { used: { entry: read.entry, row }, issues: found };
    }
    const code = before === said ? 'repeated-row' : 'repeated-entry';
    return { issues: [{ code, place: row.place(), entry: read.key }, ...found] };
  };
  return readDipSheet(layout, workbook, vocabulary, readRow, issues);
}

function remarkOf({ texts: [text = '', ...others] }: DipRow, { remarks }: DipVocabulary): string | null {
  const isRemark = others.length === 0 && remarks.some((word) => text.startsWith(word));
  return isRemark ? text : null;
}

/** A cell with one code; every other is told. */
function readCode(
  row: DipRow,
  column: 'principal' | 'main',
  kind: CellKind,
  issues: DipIssue[],
): string | null {
  const text = tidyCell(row.cell(column), kind);
  const place = row.place(column);
  if (text === '') {
    issues.push({ code: 'cell-empty', place, column });
    return null;
  }
  const parsed = parseCodeCell(text, kind);
  const atoms = parsed.ok ? (parsed.cell ?? []).flat() : [];
  const [atom] = atoms;
  if (parsed.ok && atoms.length === 1 && atom?.kind === 'prefix') return text;
  const expected = kind === 'dx' ? 'A00.000' : '00.0000';
  issues.push({ code: 'cell-unreadable', place, column, text: row.cell(column), expected });
  return null;
}

/** An excluded operation without a note makes its case conservative, as most do. */
function readNote(
  row: DipRow,
  { operationNotes }: DipVocabulary,
  issues: DipIssue[],
): Pick<ExcludedOperation, 'effect' | 'unlessPrincipal'> | null {
  const note = halfWidth(row.cell('note')).replaceAll(/_x000d_|[\s。]/gi, '');
  const isOneOf = (words: readonly string[]) => words.some((word) => halfWidth(word) === note);
  if (note === '' || isOneOf(operationNotes.conservative)) return { effect: 'conservative' };
  if (isOneOf(operationNotes.next)) return { effect: 'next' };
  const beside = new RegExp(operationNotes.unless).exec(note)?.[1];
  const unlessPrincipal = beside === undefined ? '' : tidyCell(beside, 'dx');
  if (unlessPrincipal !== '' && parseCodeCell(unlessPrincipal, 'dx').ok)
    return { effect: 'conservative', unlessPrincipal };
  const expected = [operationNotes.conservative, operationNotes.next].flat().join('/');
  const column = 'note';
  issues.push({
    code: 'cell-unreadable',
    place: row.place(column),
    column,
    text: row.cell(column),
    expected,
  });
  return null;
}
