import type { Chunk } from '../claims/chunk.ts';
import { decodeRecord } from '../claims/encoding.ts';
import { readRecord } from '../claims/read-record.ts';
import type { ListReader } from '../claims/read-settlement-list.ts';
import type { SourceRecord } from '../claims/record-splitter.ts';
import type { SettlementList } from '../claims/settlement-list.ts';
import type { CaseLines, TraceOptions } from './case-lines.ts';
import type { DipGrouper } from './dip/dip-grouper.ts';
import { dipLines } from './dip/dip-lines.ts';
import type { Grouper } from './grouper.ts';
import { type GroupingCase, resultWithoutGroup } from './grouping-case.ts';
import { groupingCaseIssueWords } from './grouping-case-issue-words.ts';
import { readGroupingCase } from './read-grouping-case.ts';
import { schemeLines } from './scheme-lines.ts';
import { toGroupingCase } from './to-grouping-case.ts';

/** A case to group, or why the record is none. */
type Reading =
  | { readonly ok: true; readonly case: GroupingCase; readonly list: SettlementList | null }
  | Refusal;

interface Refusal {
  readonly ok: false;
  readonly id: string | null;
  readonly errors: readonly unknown[];
}

type AnyGrouper = Grouper | DipGrouper;

/** A grouper for all cases, or those of each settlement list; a grouping case, of no hospital, is refused then. */
export type GrouperChoice = AnyGrouper | ((list: SettlementList) => readonly AnyGrouper[]);

/**
 * Groups the records of one chunk after the other, grouping cases and settlement lists alike.
 * @returns a line of JSON for every record and grouper chosen for it, in order; a record that is no case is `invalid`.
 * With a trace in text form a case has a text in place of its line
 */
export function chunkGrouper(
  choices: readonly GrouperChoice[],
  readList: ListReader,
  trace?: TraceOptions,
): (chunk: Chunk) => string {
  const linesOf = (grouper: AnyGrouper) =>
    'catalogue' in grouper ? dipLines(grouper, trace) : schemeLines(grouper, trace);
  const liners = choices.map((choice) =>
    typeof choice === 'function' ? chosenLiner(choice, linesOf) : fixedLiner(linesOf(choice)),
  );
  return (chunk) => {
    let lines = '';
    for (const record of chunk.records) {
      const reading = readGroupable(record, chunk, readList);
      for (const line of liners) lines += line(reading, record.line);
    }
    return lines;
  };
}

type ReadingLine = (reading: Reading, line: number) => string;

function fixedLiner({ id, line: caseLine, invalid }: CaseLines): ReadingLine {
  return (reading, line) => (reading.ok ? caseLine(reading.case) : refusalLine(reading, id, line, invalid));
}

/** Of a record that is no list, nobody knows what it would be grouped by. */
function chosenLiner(
  choose: (list: SettlementList) => readonly AnyGrouper[],
  linesOf: (grouper: AnyGrouper) => CaseLines,
): ReadingLine {
  const made = new Map<AnyGrouper, CaseLines>();
  const linesOnce = (grouper: AnyGrouper): CaseLines => {
    const lines = made.get(grouper) ?? linesOf(grouper);
    made.set(grouper, lines);
    return lines;
  };
  const invalid = resultWithoutGroup('invalid');
  return (reading, line) => {
    if (!reading.ok) return refusalLine(reading, null, line, invalid);
    if (reading.list === null) return refusalLine(withoutHospital(reading.case), null, line, invalid);
    let lines = '';
    for (const grouper of choose(reading.list)) lines += linesOnce(grouper).line(reading.case);
    return lines;
  };
}

function withoutHospital({ id }: GroupingCase): Refusal {
  const issue = { field: 'fixmedins_code', value: null, code: 'no-hospital' } as const;
  return { ok: false, id, errors: [{ ...issue, message: groupingCaseIssueWords(issue) }] };
}

function refusalLine({ id, errors }: Refusal, scheme: string | null, line: number, invalid: object): string {
  return `${JSON.stringify({ id, scheme, ...invalid, line, errors })}\n`;
}

/** A grouping case names its diagnoses `dx`; everything else should be a settlement list. */
function readGroupable(record: SourceRecord, chunk: Chunk, readList: ListReader): Reading {
  const short = chunk.format === 'csv' ? null : parseShortForm(record, chunk);
  if (short !== null) return readShortForm(short);
  const { file, encoding, csvHeader } = chunk;
  const reading = readRecord(record, { file, encoding, csvHeader, tenant: null, readList });
  if (reading.ok) return { ok: true, case: toGroupingCase(reading.list), list: reading.list };
  return { ok: false, id: reading.rejection.setl_id, errors: reading.rejection.errors };
}

function readShortForm(short: Record<string, unknown>): Reading {
  const reading = readGroupingCase(short);
  if (reading.ok) return { ...reading, list: null };
  const id = typeof short['id'] === 'string' ? short['id'] : null;
  const errors = reading.issues.map((issue) => ({ ...issue, message: groupingCaseIssueWords(issue) }));
  return { ok: false, id, errors };
}

function parseShortForm(record: SourceRecord, { encoding }: Chunk): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decodeRecord(record.bytes, encoding) ?? '');
    const isShort = typeof value === 'object' && value !== null && 'dx' in value;
    return isShort ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
