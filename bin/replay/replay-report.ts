import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../core/claims/words.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { ReplayComparison, ReplayReport } from '../../core/replay-comparison.ts';
import type { ReplaySums } from '../../core/replay-sums.ts';
import { writeTable } from '../write-table.ts';
import { yuan } from '../yuan.ts';
import type { NotCompared } from './replay-folder.ts';

/** The content of `report.json`. */
export interface WrittenReport extends ReplayReport {
  readonly question: unknown;
  readonly not_compared: NotCompared & {
    /** Old results of cases that were not met again; of files alone. */
    readonly without_new: number;
  };
}

/** The report of a replay, its tables and its words, beside the results. */
export async function writeReplayReport(
  folder: string,
  question: unknown,
  comparison: ReplayComparison,
  notCompared: WrittenReport['not_compared'],
  nameOf: (rule: string) => Words,
): Promise<WrittenReport> {
  const report = { question, not_compared: notCompared, ...comparison.report(nameOf) };
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeTable(folder, 'hospitals', 'csv', report.by_hospital);
  await writeTable(folder, 'departments', 'csv', report.by_department);
  await writeTable(folder, 'months', 'csv', report.by_month);
  await writeTable(folder, 'groups', 'csv', report.by_group);
  const rules = report.by_rule.map(({ name: { zh, en }, ...row }) => ({ ...row, name: zh, name_en: en }));
  await writeTable(folder, 'rules', 'csv', rules);
  writeFileSync(join(folder, 'report.txt'), replayWords(report));
  return report;
}

/** The rule's name as it was or would be; its id where neither has it any more. */
export function ruleNames(libraries: readonly Knowledge['rules'][]): (rule: string) => Words {
  const names = new Map(libraries.flatMap(({ rules }) => rules.map(({ id, name }) => [id, name] as const)));
  return (rule) => names.get(rule) ?? { zh: rule, en: rule };
}

/** The whole in a few lines, Chinese and English. */
export function replayWords({ whole, not_compared: left }: WrittenReport): string {
  const lines = whole ? wordsOf(whole) : ['没有病例 no case'];
  const { without_old, without_new, failed } = left;
  if (without_old + without_new + failed > 0)
    lines.push(
      `未比较 not compared: 无原结果 without an old result ${without_old}, 无新结果 without a new one ${without_new}, 审核出错 audit broke ${failed}`,
    );
  return `${lines.join('\n')}\n`;
}

function wordsOf(sums: ReplaySums): string[] {
  const change = (before: number, after: number) =>
    `${yuan(before)} → ${yuan(after)} (${signed(after - before)})`;
  return [
    `病例 cases ${sums.cases}, 有变化 changed ${sums.changed}: 分组 group ${sums.changed_group}, 支付 payment ${sums.changed_payment}, 线索 findings ${sums.changed_findings}, 仅其他 other alone ${sums.changed_other}`,
    `新入组 newly grouped ${sums.newly_grouped}, 不再入组 newly ungrouped ${sums.newly_ungrouped}`,
    `有支付标准 priced ${sums.priced_before} → ${sums.priced_after}, 支付 payment ${change(sums.payment_before_fen, sums.payment_after_fen)}`,
    `前后都有支付标准 priced before and after ${sums.priced_both}: ${signed(sums.payment_both_difference_fen)}`,
    `线索 findings ${sums.findings_before} → ${sums.findings_after}: 相同 same ${sums.findings_same}, 金额变化 of another amount ${sums.findings_changed}, 新增 new ${sums.findings_new}, 消失 gone ${sums.findings_gone}`,
    `线索金额 identified ${change(sums.identified_before_fen, sums.identified_after_fen)}`,
  ];
}

function signed(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}
