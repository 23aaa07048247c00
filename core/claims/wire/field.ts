import { isFault, type Reader, readQuietly, type Scalar, wireText } from './reader.ts';
import type { Fault } from './report.ts';

/** Reads a field as it was sent, or says what is wrong with it. */
export type FieldReader<T extends Scalar | null> = (sent: unknown) => T | Fault;

const missing: Fault = { code: 'field-missing' };

/** A field that may be blank: `null` then. */
export function optional<T extends Scalar>(read: Reader<T>): FieldReader<T | null> {
  return keepLast((sent) => readField(sent, read));
}

/** A field that nothing is decided by: `null` where it is blank or makes no sense. */
export function unchecked<T extends Scalar>(read: Reader<T>): FieldReader<T | null> {
  return keepLast((sent) => readQuietly(sent, read));
}

/** A field without which the record is rejected. */
export function required<T extends Scalar>(read: Reader<T>): FieldReader<T> {
  return keepLast((sent) => readField(sent, read) ?? missing);
}

function readField<T extends Scalar>(sent: unknown, read: Reader<T>): T | Fault | null {
  const plain = typeof sent === 'number' ? read.ofNumber?.(sent) : null;
  if (plain !== null && plain !== undefined) return plain;
  const text = wireText(sent);
  return text === null || isFault(text) ? text : read(text);
}

/** Lines of a bill say the same again and again: what was sent before is answered as before. */
function keepLast<T extends Scalar | null>(read: FieldReader<T>): FieldReader<T> {
  let last: unknown;
  let answer = read(last);
  return (sent) => {
    if (sent !== last) {
      answer = read(sent);
      last = sent;
    }
    return answer;
  };
}
