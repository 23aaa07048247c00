import type { Words } from '../core/claims/words.ts';
import type { FatigueReport } from '../core/orders/fatigue/fatigue-report.ts';
import type { FatigueThresholds } from '../core/orders/fatigue/fatigue-thresholds.ts';
import { isTooEarly } from '../core/orders/fatigue/judge-warnings.ts';
import { type NamedReport, nameReport } from '../core/orders/fatigue/named-report.ts';
import { rateWords } from '../core/orders/fatigue/proposal-words.ts';
import type { Rate } from '../core/orders/fatigue/rate.ts';
import type { WarningTally } from '../core/orders/fatigue/tally.ts';
import type { RuleDeclaration } from '../core/rules/rule-declarations.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadDepartments } from '../platform/knowledge/load-dictionaries.ts';
import { loadOrderWays } from '../platform/knowledge/load-order-ways.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';
import { yuan } from './yuan.ts';

/** The report with its proposals in words, and the words of the coded reasons. */
export function nameProposals(
  report: FatigueReport,
  rules: ReadonlyMap<string, readonly RuleDeclaration[]>,
): NamedReport {
  const { reasons } = loadOrderWays(knowledgeFolder()).presentation.overrideReasons;
  const parameters = (rule: string) => Object.keys(rules.get(rule)?.at(-1)?.parameters ?? {});
  return nameReport(report, { reasons, parameters });
}

/** The report as a person reads it: the whole, the departments, the rules, and what is proposed. */
export function printFatigue(
  report: NamedReport,
  rules: ReadonlyMap<string, readonly RuleDeclaration[]>,
  { references }: FatigueThresholds,
): void {
  const departments = loadDepartments();
  const nameOf = (code: string | null) =>
    code === null ? '未说明 not told' : `${code} ${departments.get(code)?.zh ?? ''}`;
  const ruleName = (rule: string): Words => rules.get(rule)?.at(-1)?.name ?? { zh: '', en: '' };
  printTable(
    ['科室 department', ...heads],
    [
      ...report.departments.map(({ department, tally }) => [nameOf(department), ...figuresOf(tally)]),
      ['合计 total', ...figuresOf(report.total)],
    ],
  );
  if (report.per_100_checks !== null)
    say(`每百次审核提示 warnings in 100 checks: ${report.per_100_checks.toFixed(1)}\n`);
  for (const { measure, low, high, source } of references)
    say(
      `参照 for comparison: ${measureWords[measure]} ${percent(low)}–${percent(high)} % (${source.split(',')[0]})\n`,
    );
  printTable(
    ['规则 rule', ...heads, '坚持的理由 reasons'],
    report.rules.map(({ rule, tally }) => [
      `${rule}\n${ruleName(rule).zh}\n${ruleName(rule).en}`,
      ...figuresOf(tally),
      tally.reasons
        .map(({ code, text, times }) => `${times} × ${wordsOf(code, text, report.reason_words)}`)
        .join('\n'),
    ]),
  );
  printProposals(report, nameOf, ruleName);
}

function printProposals(
  { proposals }: NamedReport,
  departmentName: (code: string | null) => string,
  ruleName: (rule: string) => Words,
): void {
  say('建议，须由负责人决定 Proposals, for a person to decide:\n');
  const [early, clear] = split(
    proposals,
    ({ verdict }) => verdict.kind === 'keep' && isTooEarly(verdict.why),
  );
  for (const { rule, department, words } of clear) {
    const where = department === null ? '全院 whole hospital' : departmentName(department);
    say(`• ${rule} ${ruleName(rule).zh}，${where}\n  ${words.zh}\n  ${words.en}\n`);
  }
  if (early.length === 0) return;
  const rules = [...new Set(early.map(({ rule }) => `${rule} ${ruleName(rule).zh}`))];
  say(`• 答复或医师太少，暂不判断 too few answers or doctors to judge by:\n  ${rules.join('、')}\n`);
}

function split<T>(all: readonly T[], isMeant: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isMeant), all.filter((one) => !isMeant(one))];
}

const heads = [
  '提示 shown',
  '答复 answered',
  '坚持 overridden',
  '修改 changed',
  '有理由 with reason',
  '医师 doctors',
  '金额 money',
];

function figuresOf(tally: WarningTally): (string | number)[] {
  return [
    tally.shown,
    tally.answered,
    countWith(tally.overridden, tally.override_rate),
    countWith(tally.changed, tally.change_rate),
    tally.overridden_with_reason,
    tally.doctors,
    yuan(tally.amount_fen),
  ];
}

function countWith(count: number, rate: Rate | null): string {
  return rate === null ? String(count) : `${count}\n${rateWords(rate)}`;
}

const measureWords = { overridden: '坚持 overridden', changed: '修改 changed' } as const;

function percent(share: number): string {
  return String(Math.round(share * 1000) / 10);
}

function wordsOf(code: string | null, text: string | null, words: Readonly<Record<string, Words>>): string {
  if (code !== null) return words[code]?.zh ?? code;
  return text ?? '其他表述 other words';
}
