import type { RejectionCode } from '../rejection-words.ts';
import type { Words } from '../words.ts';

/** What a reader answers when the text is not what it should be. */
export interface ReaderFault {
  readonly code: RejectionCode;
  readonly expected: Words;
}

export type Scalar = string | number | boolean;

/** Reads one field from its text, which is trimmed and never empty. */
export type Reader<T extends Scalar> = (text: string) => T | ReaderFault;

export function isFault<T extends Scalar>(outcome: T | ReaderFault | null): outcome is ReaderFault {
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
  const text = input.trim();
  return text === '' ? null : text;
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
