import { decodeRecord, detectEncoding } from '../../claims/encoding.ts';

/** The text of a file of facts, or the lines, from 1, that are not of the encoding of the others. */
export type DecodedFacts =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly lines: readonly number[] };

const [lineEnd, quote] = [0x0a, 0x22];

/** Reads UTF-8 or GB18030, told apart by content; never with a character that only stands in for another. */
export function decodeFacts(bytes: Uint8Array): DecodedFacts {
  const inUtf8 = decodeRecord(bytes, 'utf-8');
  if (inUtf8 !== null) return { ok: true, text: inUtf8 };
  // A quote is never part of another character. One damaged title must not decide for all of them.
  const encoding = detectEncoding(split(bytes, quote), 'ascii');
  const text = decodeRecord(bytes, encoding);
  if (text !== null) return { ok: true, text };
  const isBroken = (line: Uint8Array) => decodeRecord(line, encoding) === null;
  return { ok: false, lines: split(bytes, lineEnd).flatMap((line, i) => (isBroken(line) ? [i + 1] : [])) };
}

function split(bytes: Uint8Array, separator: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(separator); end >= 0; end = bytes.indexOf(separator, start)) {
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...parts, bytes.subarray(start)];
}
