import { type RejectionCode, rejectionWords } from './rejection-words.ts';
import type { Words } from './words.ts';

/** One reason why a record was not accepted. */
export interface RejectionError {
  /** NHSA names: `setlinfo.gend`, `feedetail[3].cnt`, for a CSV row the column; `null`: the record as a whole. */
  readonly field: string | null;
  /** As sent, shortened to 200 characters. */
  readonly value: string | null;
  readonly code: RejectionCode;
  readonly message: Words;
  /** Given where the mistake is in another file than the record: a row of a table of fee lines. */
  readonly file?: string;
  readonly line?: number;
}

/** A record that was not accepted, as it stands in `rejected.ndjson`. */
export interface Rejection {
  readonly file: string;
  readonly line: number;
  readonly setl_id: string | null;
  /** All that is wrong, up to 50. Never empty. */
  readonly errors: readonly RejectionError[];
  /** The record as sent. Personal data: only ever for the office's own receipt, never for logs. */
  readonly raw: string;
}

/** What the reading found wrong, before words are made of it. */
export interface RecordFault {
  readonly field: string | null;
  readonly value: unknown;
  readonly code: RejectionCode;
  /** What should have been there, where the code alone does not say it. */
  readonly expected?: Words;
  /** Where it is, if not where the record begins. */
  readonly place?: FaultPlace;
}

export interface FaultPlace {
  readonly file: string;
  readonly line: number;
}

/** What is told of one record; more would help nobody. */
export const mostErrors = 50;
const longestValue = 200;

export interface RejectedRecord {
  readonly file: string;
  readonly line: number;
  readonly settlementId: string | null;
  readonly faults: readonly RecordFault[];
  readonly raw: string;
}

/** Puts the faults of a record into words. */
export function rejectRecord({ file, line, settlementId, faults, raw }: RejectedRecord): Rejection {
  return { file, line, setl_id: settlementId, errors: faults.slice(0, mostErrors).map(describeFault), raw };
}

function describeFault({ field, value, code, expected, place }: RecordFault): RejectionError {
  return { ...place, field, value: showValue(value), code, message: rejectionWords(code, expected) };
}

function showValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : writeJson(value);
  if (text === null) return null;
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** `null` for what is nested too deeply to be written, which only someone who means harm sends. */
function writeJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return null;
  }
}
