import type { Chunk } from '../claims/chunk.ts';
import { decodeRecord } from '../claims/encoding.ts';
import { readRecord } from '../claims/read-record.ts';
import type { ListReader } from '../claims/read-settlement-list.ts';
import type { SourceRecord } from '../claims/record-splitter.ts';
import type { SettlementList } from '../claims/settlement-list.ts';
import { argumentText } from './argument-text.ts';
import type { NameOfCode } from './case-code-words.ts';
import type { Grouper } from './grouper.ts';
import { type GroupingCase, resultWithoutGroup } from './grouping-case.ts';
import { groupingCaseIssueWords } from './grouping-case-issue-words.ts';
import { readGroupingCase } from './read-grouping-case.ts';
import { type ResultLine, resultLiner } from './result-line.ts';
import type { SchemeHeader } from './scheme.ts';
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

/** A grouper for all cases, or one for each settlement list; a grouping case, of no hospital, is refused then. */
export type GrouperChoice = Grouper | ((list: SettlementList) => Grouper);

/** How results are explained. */
export interface TraceOptions {
  /** The titles of codes in the editions of a scheme. */
  readonly codeNames: (scheme: SchemeHeader) => NameOfCode;
  /** The trace on each line of JSON, or instead of it a text to read. */
  readonly form: 'json' | 'text';
}

type CaseLine = (given: GroupingCase) => string;

/**
 * Groups the records of one chunk after the other, grouping cases and settlement lists alike.
 * @returns a line of JSON for every record and choice of a grouper, in order; a record that is no case is `invalid`.
 * With a trace in text form a case has a text in place of its line
 */
export function chunkGrouper(
  choices: readonly GrouperChoice[],
  readList: ListReader,
  trace?: TraceOptions,
): (chunk: Chunk) => string {
  const caseLiner = (grouper: Grouper) => (trace ? explainer(grouper, trace) : untracedLiner(grouper));
  const liners = choices.map((choice) =>
    typeof choice === 'function' ? chosenLiner(choice, caseLiner) : fixedLiner(choice, caseLiner(choice)),
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

function fixedLiner({ scheme }: Grouper, caseLine: CaseLine): ReadingLine {
  return (reading, line) => (reading.ok ? caseLine(reading.case) : refusalLine(reading, scheme.id, line));
}

/** Of a record that is no list, nobody knows what it would be grouped by. */
function chosenLiner(
  choose: (list: SettlementList) => Grouper,
  caseLiner: (grouper: Grouper) => CaseLine,
): ReadingLine {
  const made = new Map<Grouper, CaseLine>();
  const lineOf = (grouper: Grouper): CaseLine => {
    const caseLine = made.get(grouper) ?? caseLiner(grouper);
    made.set(grouper, caseLine);
    return caseLine;
  };
  return (reading, line) => {
    if (!reading.ok) return refusalLine(reading, null, line);
    if (reading.list === null) return refusalLine(withoutHospital(reading.case), null, line);
    return lineOf(choose(reading.list))(reading.case);
  };
}

function withoutHospital({ id }: GroupingCase): Refusal {
  const issue = { field: 'fixmedins_code', value: null, code: 'no-hospital' } as const;
  return { ok: false, id, errors: [{ ...issue, message: groupingCaseIssueWords(issue) }] };
}

function untracedLiner(grouper: Grouper): CaseLine {
  const line: ResultLine = resultLiner(grouper.scheme.id);
  return (given) => line(given.id, grouper.group(given));
}

function explainer(grouper: Grouper, { codeNames, form }: TraceOptions): CaseLine {
  const nameOf = codeNames(grouper.scheme);
  return form === 'json' ? tracedLiner(grouper, nameOf) : (given) => argumentText(grouper, given, nameOf);
}

function tracedLiner(grouper: Grouper, nameOf: NameOfCode): CaseLine {
  const scheme = grouper.scheme.id;
  return (given) => {
    const told = grouper.argue(given, nameOf);
    const end = told.at(-1)?.step;
    const result = end?.step === 'result' ? end.result : grouper.group(given);
    const trace = told.map(({ step, text }) => ({ ...step, text }));
    return `${JSON.stringify({ id: given.id, scheme, ...result, trace })}\n`;
  };
}

function refusalLine({ id, errors }: Refusal, scheme: string | null, line: number): string {
  return `${JSON.stringify({ id, scheme, ...resultWithoutGroup('invalid'), line, errors })}\n`;
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
