import type { RejectionCode } from '../rejection-words.ts';
import type { Words } from '../words.ts';
import type { Fault } from './report.ts';

/** What a reader answers when the text is not what it should be. */
export interface ReaderFault extends Fault {
  readonly code: RejectionCode;
  readonly expected: Words;
}

export type Scalar = string | number | boolean;

/** Reads one field from its text, which is trimmed and never empty. */
export interface Reader<T extends Scalar> {
  (text: string): T | ReaderFault;
  /** Short cut for a number of JSON: what its text would say; `null` sends it the way of texts. */
  readonly ofNumber?: (sent: number) => T | null;
}

export function isFault<F extends Fault>(outcome: Scalar | F | null): outcome is F {
  return typeof outcome === 'object' && outcome !== null;
}

const scalarFault: ReaderFault = {
  code: 'bad-text',
  expected: { zh: '文本或数值', en: 'text or a number' },
};

const unsafeFault: ReaderFault = {
  code: 'bad-text',
  expected: { zh: '长数字请作为文本发送', en: 'a long number sent as text' },
};

/** The text of a field as sent; `null` for all that counts as blank: `""`, spaces, `null`, missing. */
export function wireText(input: unknown): string | null | ReaderFault {
  if (input === undefined || input === null) return null;
  if (typeof input === 'number') return numberText(input);
  if (typeof input !== 'string') return scalarFault;
  const text = isTrim(input) ? input : input.trim();
  return text === '' ? null : text;
}

/** Begins and ends with a visible character of ASCII, as nearly all fields do; `false` says nothing. */
function isTrim(text: string): boolean {
  return isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1));
}

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Integers beyond 2^53 have lost digits already: reading one as an identifier would mix up cases. */
function numberText(input: number): string | ReaderFault {
  return Number.isInteger(input) && !Number.isSafeInteger(input) ? unsafeFault : String(input);
}

/** Reads a field outside the schemas; `null` if it is blank or faulty. */
export function readQuietly<T extends Scalar>(input: unknown, read: Reader<T>): T | null {
  const text = wireText(input);
  if (text === null || isFault(text)) return null;
  const value = read(text);
  return isFault(value) ? null : value;
}
