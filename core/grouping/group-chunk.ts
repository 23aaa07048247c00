import type { Chunk } from '../claims/chunk.ts';
import { decodeRecord } from '../claims/encoding.ts';
import { readRecord } from '../claims/read-record.ts';
import type { ListReader } from '../claims/read-settlement-list.ts';
import type { SourceRecord } from '../claims/record-splitter.ts';
import type { Grouper } from './grouper.ts';
import { type GroupingCase, resultWithoutGroup } from './grouping-case.ts';
import { groupingCaseIssueWords } from './grouping-case-issue-words.ts';
import { readGroupingCase } from './read-grouping-case.ts';
import { type ResultLine, resultLiner } from './result-line.ts';
import { toGroupingCase } from './to-grouping-case.ts';
import type { TraceStep } from './trace-step.ts';
import { traceWords } from './trace-words.ts';

/** A case to group, or why the record is none. */
type Reading =
  | { readonly ok: true; readonly case: GroupingCase }
  | { readonly ok: false; readonly id: string | null; readonly errors: readonly unknown[] };

type CaseLine = (given: GroupingCase) => string;

/**
 * Groups the records of one chunk after the other, grouping cases and settlement lists alike.
 * @returns a line of JSON for every record and grouper, in order; a record that is no case is `invalid`
 */
export function chunkGrouper(
  groupers: readonly Grouper[],
  readList: ListReader,
  withTrace = false,
): (chunk: Chunk) => string {
  const schemes = groupers.map((grouper) => ({
    scheme: grouper.scheme.id,
    caseLine: withTrace ? tracedLiner(grouper) : untracedLiner(grouper),
  }));
  return (chunk) => {
    let lines = '';
    for (const record of chunk.records) {
      const reading = readGroupable(record, chunk, readList);
      for (const { scheme, caseLine } of schemes)
        lines += reading.ok ? caseLine(reading.case) : refusalLine(reading, scheme, record.line);
    }
    return lines;
  };
}

function untracedLiner(grouper: Grouper): CaseLine {
  const line: ResultLine = resultLiner(grouper.scheme.id);
  return (given) => line(given.id, grouper.group(given));
}

function tracedLiner(grouper: Grouper): CaseLine {
  const scheme = grouper.scheme.id;
  const stepText = stepWriter(grouper);
  return (given) => {
    const record = grouper.record(given);
    const result = JSON.stringify({ id: given.id, scheme, ...record.result });
    return `${result.slice(0, -1)},"trace":[${grouper.read(record).map(stepText).join(',')}]}\n`;
  };
}

/** Most steps are the same object in every trace: their words are made once. */
function stepWriter(grouper: Grouper): (step: TraceStep) => string {
  const texts = new WeakMap<TraceStep, string>();
  return (step) => {
    const text = texts.get(step) ?? JSON.stringify({ ...step, text: traceWords(step, grouper.title) });
    texts.set(step, text);
    return text;
  };
}

function refusalLine({ id, errors }: Extract<Reading, { ok: false }>, scheme: string, line: number): string {
  return `${JSON.stringify({ id, scheme, ...resultWithoutGroup('invalid'), line, errors })}\n`;
}

/** A grouping case names its diagnoses `dx`; everything else should be a settlement list. */
function readGroupable(record: SourceRecord, chunk: Chunk, readList: ListReader): Reading {
  const short = chunk.format === 'csv' ? null : parseShortForm(record, chunk);
  if (short !== null) return readShortForm(short);
  const { file, encoding, csvHeader } = chunk;
  const reading = readRecord(record, { file, encoding, csvHeader, tenant: null, readList });
  if (reading.ok) return { ok: true, case: toGroupingCase(reading.list) };
  return { ok: false, id: reading.rejection.setl_id, errors: reading.rejection.errors };
}

function readShortForm(short: Record<string, unknown>): Reading {
  const reading = readGroupingCase(short);
  if (reading.ok) return reading;
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
