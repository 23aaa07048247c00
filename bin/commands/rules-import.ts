import type { RegionIssue } from '../../core/rules/region/region-issue.ts';
import { documentPlace, regionIssueWords } from '../../core/rules/region/region-issue-words.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { installRegionRules } from '../../platform/knowledge/install-region-rules.ts';
import { checkedFolder, knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { checkRegionDocument } from '../region-document.ts';
import { say } from '../say.ts';
import { printJson, printTable } from './print-table.ts';

export interface RulesImportOptions {
  readonly knowledge?: string;
  /** Checks and reports only. */
  readonly check?: boolean;
  readonly json?: boolean;
}

/**
 * `sentinel rules import`: reports everything that is wrong with a region's document at once, and installs it
 * only when nothing is. Throws when it does not install what it should.
 */
export function importRules(path: string, { knowledge, check, json }: RulesImportOptions): void {
  const folder = knowledge ? checkedFolder(knowledge) : knowledgeFolder();
  const { checked, lineOf } = checkRegionDocument(path, folder);
  const installs = checked.ok && !check;
  if (checked.ok && installs) installRegionRules(folder, checked.rules);
  const issues = checked.ok ? [] : checked.issues;
  if (json)
    printJson({ installed: installs, mistakes: issues.map((issue) => describeIssue(issue, lineOf(issue))) });
  else if (checked.ok) printDecisions(checked.rules, installs);
  else printIssues(issues, (issue) => `:${lineOf(issue)} ${documentPlace(issue.path)}`);
  if (!checked.ok) throw new Error(`${issues.length} 处错误 mistakes, 未安装 nothing is installed`);
}

/** A mistake with its place and its words. */
function describeIssue(issue: RegionIssue, line: number) {
  return { ...issue, line, place: documentPlace(issue.path), message: regionIssueWords(issue) };
}

/** @param placeOf another place than that in the document, where there is one */
export function printIssues(
  issues: readonly RegionIssue[],
  placeOf: (issue: RegionIssue) => string | null,
): void {
  printTable(
    ['位置 place', 'code', '说明 what'],
    issues.map((issue) => {
      const { zh, en } = regionIssueWords(issue);
      return [placeOf(issue) ?? documentPlace(issue.path), issue.code, `${zh}\n${en}`];
    }),
  );
}

/** What a sound document decides, in one line. */
function printDecisions(document: RegionRules, installed: boolean): void {
  const { region, title, rules, changes, exemptions, points } = document;
  const counts = [
    `自定规则 own rules ${rules.length}`,
    `调整 changes ${changes.length}`,
    `豁免 exemptions ${exemptions.length}`,
    `知识点表 tables ${points.length}`,
  ];
  const state = installed ? '已安装 installed' : '检查通过，未安装 sound, not installed';
  say(`${region} ${title.zh} ${title.en}: ${state} (${counts.join(', ')})\n`);
}
