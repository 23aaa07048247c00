import { decodeFacts } from './decode-facts.ts';
import type { FactPlace, ImportIssue } from './import-issue.ts';
import { type LocatedValue, lineAt, locateJson } from './locate-json.ts';
import type { FactFile } from './scheme-facts.ts';

/** Of a file: its text, or its bytes as they were found. */
export type FileContent = string | Uint8Array;

/** A file of facts, parsed, with the place of everything in it. */
export interface FactSource {
  readonly value: unknown;
  readonly place: (path: readonly PropertyKey[]) => FactPlace;
}

/** Parses a file of facts; `null`, and an issue, where it is missing, no text or no JSON. */
export function readFactSource(
  file: FactFile,
  content: FileContent | undefined,
  issues: ImportIssue[],
): FactSource | null {
  if (content === undefined) {
    issues.push({ code: 'file-missing', place: { file, line: null, path: '' }, file });
    return null;
  }
  const text = textOf(file, content, issues);
  if (text === null) return null;
  const plain = text.replace(/^\uFEFF/, '');
  const { root, fault } = locateJson(plain);
  if (fault) {
    const { line, column, isTooDeep } = fault;
    const code = isTooDeep ? 'nested-too-deep' : 'not-json';
    issues.push({ code, place: { file, line, path: '' }, column });
    return null;
  }
  const place = (path: readonly PropertyKey[]) => ({ file, line: lineAt(root, path), path: factPath(path) });
  issues.push(...repeatedKeys(file, root, []));
  return { value: JSON.parse(plain), place };
}

function textOf(file: FactFile, content: FileContent, issues: ImportIssue[]): string | null {
  if (typeof content === 'string') return content;
  const decoded = decodeFacts(content);
  if (decoded.ok) return decoded.text;
  const [place = null, ...also] = decoded.lines.map((line) => ({ file, line, path: '' }));
  issues.push({ code: 'bad-encoding', place, also });
  return null;
}

/** As a person looks it up: `#3` is the third entry of a list. */
function factPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : String(key))).join('.');
}

/** A parser keeps the last of two entries of one name; which was meant, nobody can say. */
function repeatedKeys(
  file: FactFile,
  { parts, repeatedKeys: repeated }: LocatedValue,
  path: readonly PropertyKey[],
): ImportIssue[] {
  const here = repeated.map(
    ({ key, line }): ImportIssue => ({
      code: 'repeated-entry',
      place: { file, line, path: factPath([...path, key]) },
      entry: key,
    }),
  );
  return [...here, ...[...parts].flatMap(([key, part]) => repeatedKeys(file, part, [...path, key]))];
}
