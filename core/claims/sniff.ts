import { lengthOfMark } from './byte-order-mark.ts';
import { decodeForDisplay } from './encoding.ts';
import type { FileProblem } from './file-problem.ts';
import { findForeignFormat } from './file-signature.ts';
import type { RecordFormat } from './record-splitter.ts';

export type Sniffed =
  | { readonly ok: true; readonly format: RecordFormat }
  | { readonly ok: false; readonly problem: FileProblem };

/** The beginning of a file, decompressed. 64 KiB is enough; more lets longer first lines be judged. */
export interface FileHead {
  readonly bytes: Uint8Array;
  /** Key or path; its extension only decides where the content leaves it open. */
  readonly name: string;
  /** There is nothing beyond `bytes`. */
  readonly isWhole: boolean;
}

/** Tells how a file's records are to be cut, from its content first and its name second. */
export function sniffFormat(given: FileHead): Sniffed {
  const head = { ...given, bytes: given.bytes.subarray(lengthOfMark(given.bytes)) };
  const problem = findForeignFormat(head.bytes);
  if (problem !== null) return { ok: false, problem };
  // ASCII reads the same in both encodings, and the structure of all formats is ASCII.
  const text = decodeForDisplay(head.bytes, 'utf-8').trimStart();
  if (text === '' && head.isWhole) return { ok: false, problem: { code: 'empty-file' } };
  const format = findFormat(text, head);
  return format === null ? { ok: false, problem: { code: 'unrecognised-format' } } : { ok: true, format };
}

function findFormat(text: string, head: FileHead): RecordFormat | null {
  const lines = text.split('\n');
  // The last line of a head may be cut off: it can be judged only by how it begins.
  const wholeLines = head.isWhole ? lines : lines.slice(0, -1);
  if (text.startsWith('[')) return 'json';
  if (wholeLines.some(isObjectLine)) return 'ndjson';
  const extension = extensionOf(head.name);
  const isNamedForLines = extension === 'ndjson' || extension === 'jsonl';
  if (text.startsWith('{')) return isNamedForLines && mayBeLines(lines, head) ? 'ndjson' : 'json';
  if (extension === 'csv' && !text.startsWith('<')) return 'csv';
  return looksLikeHeader(lines[0] ?? '', head.bytes) ? 'csv' : null;
}

/**
 * No line could be read, but the file is named for lines: a single long one, or one that begins like the first. A brace
 * alone begins what is indented.
 */
function mayBeLines(lines: readonly string[], head: FileHead): boolean {
  return lines.length > 1 ? lines.slice(1).some((line) => /^\{\s*\S/.test(line)) : !head.isWhole;
}

/** One whole JSON object on a line of its own, from the first column. */
function isObjectLine(line: string): boolean {
  const trimmed = line.trimEnd();
  if (!line.startsWith('{') || !trimmed.endsWith('}')) return false;
  try {
    JSON.parse(trimmed);
    return true;
  } catch {
    return false;
  }
}

/** Also of a table that has something else between its columns, which is told of its header. */
function looksLikeHeader(firstLine: string, bytes: Uint8Array): boolean {
  const inGb18030 = decodeForDisplay(bytes, 'gb18030').split('\n')[0] ?? '';
  return [firstLine, inGb18030].some((line) => idColumn.test(line));
}

const idColumn = /(^|[,\t;|，；])"?(setl_id|结算ID)"?\s*([,\t;|，；]|$)/;

/** In lower case, without the `.gz` of a compressed file. */
function extensionOf(name: string): string {
  return /\.([^./]+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
