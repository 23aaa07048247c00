import type { Words } from '../core/claims/words.ts';
import type { ImportIssue } from '../core/grouping/import/import-issue.ts';
import { importIssueWords, issuePlaceWords } from '../core/grouping/import/import-issue-words.ts';
import { say } from './say.ts';
import { onOneLine } from './without-controls.ts';

/** Of each kind of notice; all of them are in the report as JSON. */
const noticesShown = 3;

/** An issue as it is printed. */
export interface IssueLine {
  readonly code: string;
  readonly places: readonly string[];
  readonly words: Words;
}

/** Every mistake with its places, and of each kind of notice how many there are and what the first say. */
export function printIssues(mistakes: readonly ImportIssue[], notices: readonly ImportIssue[]): void {
  const line = (issue: ImportIssue): IssueLine => ({
    code: issue.code,
    places: issuePlaceWords(issue),
    words: importIssueWords(issue),
  });
  printIssueLines(mistakes.map(line), notices.map(line));
}

/** As {@link printIssues}, of issues of any import. */
export function printIssueLines(mistakes: readonly IssueLine[], notices: readonly IssueLine[]): void {
  const ofKind = Map.groupBy(notices, ({ code }) => code);
  const lines = [
    ...(mistakes.length > 0 ? [`错误 mistakes: ${mistakes.length}`] : []),
    ...mistakes.flatMap(issueLines),
    ...(notices.length > 0 ? [`提示 notices: ${notices.length}`] : []),
    ...[...ofKind].flatMap(([code, some]) => [
      `${code}: ${some.length}`,
      ...some.slice(0, noticesShown).flatMap(issueLines),
      ...(some.length > noticesShown ? [`  … 其余见 the others: --json`] : []),
    ]),
  ];
  say(lines.map((line) => `${onOneLine(line)}\n`).join(''));
}

function issueLines({ code, places, words: { zh, en } }: IssueLine): readonly string[] {
  return [`  ${[code, ...places].join('  ')}`, `    ${zh}`, `    ${en}`];
}
