import { writeFileSync } from 'node:fs';
import {
  changesOf,
  type FindingDifference,
  type FindingTally,
  type RuleEffect,
} from '../../core/rules/region/rules-comparison.ts';
import type { CaseName, RulesDryRunReport } from '../../platform/knowledge/dry-run-reports.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { dryRunOverFiles, dryRunOverUploads, type StackRulesDryRun } from '../dry-run-rules.ts';
import { openStack } from '../endpoints.ts';
import { checkInputs, checkOutput } from '../named-files.ts';
import { soundRegionDocument } from '../region-document.ts';
import { say } from '../say.ts';
import { lastFullMonth } from '../stack-claims.ts';
import { yuan } from '../yuan.ts';
import { printJson, printTable } from './print-table.ts';

export interface RulesDryRunOptions {
  readonly endpoints: string;
  /** `yyyy-MM`; else the last full one in a stack, and everything in files. */
  readonly month?: string;
  readonly json?: boolean;
  readonly output?: string;
}

/**
 * `sentinel rules dry-run`: what each rule finds now and would find, had a document been in force. Over files,
 * or over the uploads of a running stack; there the report is kept in the knowledge bucket.
 */
export async function dryRunRules(
  path: string,
  files: readonly string[],
  options: RulesDryRunOptions,
): Promise<void> {
  checkInputs(files);
  if (options.output) checkOutput(options.output, [path, ...files]);
  const report = await (files.length > 0 ? overFiles(path, files, options) : overUploads(path, options));
  if (options.output) writeFileSync(options.output, `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) printJson(report);
  else printReport(report);
}

async function overFiles(
  path: string,
  files: readonly string[],
  { month }: RulesDryRunOptions,
): Promise<RulesDryRunReport> {
  const document = soundRegionDocument(path, knowledgeFolder());
  const reports: FileReport[] = [];
  const report = await dryRunOverFiles(files, { document, month: month ?? null, now: new Date() }, reports);
  tellFileReports(reports);
  return report;
}

async function overUploads(path: string, options: RulesDryRunOptions): Promise<StackRulesDryRun> {
  const document = soundRegionDocument(path, knowledgeFolder());
  const stack = openStack(options.endpoints);
  const now = new Date();
  const report = await dryRunOverUploads(stack, {
    document,
    month: options.month ?? lastFullMonth(now),
    now,
  });
  const folder = knowledgeKeys.rulesDryRuns(document.region, report.document);
  await stack.knowledge.write(`${folder}${report.made_at}.json`, JSON.stringify(report, null, 2));
  return report;
}

function printReport(report: RulesDryRunReport | StackRulesDryRun): void {
  const { region, month, hospitals, cases, now, next, rules } = report;
  const lines = [
    `地区 region ${region}, 出院月份 month ${month ?? '–'}, 医疗机构 hospitals ${hospitals.length}, 病例 cases ${cases}`,
    `现在 now: ${tallyWords(now)}`,
    `将来 would be: ${tallyWords(next)}`,
  ];
  say(`${lines.join('\n')}\n`);
  const changed = rules.filter(
    (effect) => changesOf(effect) > 0 || effect.no_data.now !== effect.no_data.next,
  );
  if (changed.length === 0) say('没有变动 nothing changes\n');
  else printEffects(changed);
  for (const key of 'uploads_gone' in report ? report.uploads_gone : [])
    say(`文件已不在，未计入 gone, not counted: ${key}\n`);
}

/** One line: findings, cases and money. */
export function tallyWords({ findings, cases, amount_fen }: FindingTally): string {
  return `线索 findings ${findings}, 病例 cases ${cases}, 金额 money ${yuan(amount_fen)}`;
}

function printEffects(effects: readonly RuleEffect<CaseName>[]): void {
  const head = [
    '规则 rule',
    '现在 now',
    '将来 would be',
    '无数据 no data',
    '新增 added',
    '消失 gone',
    '变化 changed',
  ];
  printTable(
    head,
    effects.map(({ rule, name, now, next, no_data, added, gone, changed }) => [
      `${rule}\n${name.zh}\n${name.en}`,
      tallyCell(now),
      tallyCell(next),
      no_data.now === no_data.next ? no_data.now : `${no_data.now} → ${no_data.next}`,
      differenceCell(added),
      differenceCell(gone),
      differenceCell(changed),
    ]),
  );
}

function tallyCell({ findings, amount_fen }: FindingTally): string {
  return `${findings}\n${yuan(amount_fen)}`;
}

function differenceCell({ findings, examples }: FindingDifference<CaseName>): string {
  return [String(findings), ...examples.map(({ setl_id }) => setl_id)].join('\n');
}
