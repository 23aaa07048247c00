import { readFileSync } from 'node:fs';
import { type CheckedDocument, documentIssueLine } from '../core/claims/document-issue.ts';
import { type LocatedValue, lineAt, locateJson } from '../core/grouping/import/locate-json.ts';

/**
 * Reads a JSON file that somebody wrote and checks it. Throws with everything that is wrong with it, each mistake with
 * its line.
 */
export function readJsonDocument<Value>(
  path: string,
  check: (input: unknown) => CheckedDocument<Value>,
): Value {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const { root, fault } = locateJson(text);
  if (fault) {
    const { line, column, isTooDeep } = fault;
    const [zh, en] = isTooDeep ? ['嵌套过深', 'it nests too deep'] : ['不是 JSON', 'this is no JSON'];
    throw new Error(`${path}:${line}: 第${column}个字符处${zh} ${en}, character ${column}`);
  }
  const repeated = repeatedKeys(root);
  if (repeated.length > 0)
    refuse(
      path,
      repeated.map(({ key, line }) => `${path}:${line}: 键 ${key} 重复 the key ${key} stands twice`),
    );
  const checked = check(JSON.parse(text));
  if (checked.ok) return checked.value;
  return refuse(
    path,
    checked.issues.map((issue) => `${path}:${lineAt(root, issue.path)}: ${documentIssueLine(issue)}`),
  );
}

function refuse(path: string, lines: readonly string[]): never {
  throw new Error(`${path}: ${lines.length} 处错误 mistakes\n${lines.join('\n')}`);
}

/** A parser would keep the last without a word. */
function repeatedKeys({ repeatedKeys: own, parts }: LocatedValue): LocatedValue['repeatedKeys'] {
  return [...own, ...[...parts.values()].flatMap(repeatedKeys)];
}
