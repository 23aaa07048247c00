import { writeFileSync } from 'node:fs';
import type { PaymentChange, PaymentRow } from '../../core/payment/payment-comparison.ts';
import type { Variation } from '../../core/what-if.ts';
import type { CaseName } from '../../platform/knowledge/dry-run-reports.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadDipTerms } from '../../platform/knowledge/load-dip-terms.ts';
import { loadRegions, loadTariffs } from '../../platform/knowledge/load-knowledge.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { openStack } from '../endpoints.ts';
import { checkInputs, checkOutput } from '../named-files.ts';
import { checkCatalogue, checkSchemes, checkTariff, checkTerms, regionNamed } from '../named-knowledge.ts';
import { RefusedRecords } from '../refused-records.ts';
import { say } from '../say.ts';
import { lastFullMonth } from '../stack-claims.ts';
import { type StackWhatIf, type WhatIfReport, whatIfOverFiles, whatIfOverUploads } from '../what-if.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { yuan } from '../yuan.ts';
import { printJson, printTable } from './print-table.ts';

export interface WhatIfOptions {
  readonly tariff?: string;
  readonly scheme?: string;
  readonly catalogue?: string;
  readonly terms?: string;
  /** Yuan of a point. */
  readonly pointValue?: number;
  /** Yuan. */
  readonly rate?: number;
  readonly coefficient?: number;
  readonly region?: string;
  /** `yyyy-MM`; of a stack else the last full one. */
  readonly month?: string;
  readonly endpoints: string;
  readonly json?: boolean;
  readonly output?: string;
}

const rowsShown = 20;

/**
 * `sentinel what-if`: what stays are paid as it is, and would be paid by another tariff, rate, coefficient or scheme.
 * Over files, or over the uploads of a running stack.
 */
export async function whatIf(files: readonly string[], options: WhatIfOptions): Promise<void> {
  const { output } = options;
  checkOptions(files, options);
  if (output !== undefined) checkOutput(output, files);
  const report = await (files.length > 0 ? overFiles(files, options) : overUploads(options));
  if (report.cases === 0) throw new Error(nothingIn(files, report));
  if (output !== undefined) writeFileSync(output, `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) printJson(report);
  else printReport(report);
}

function nothingIn(files: readonly string[], { region, month }: WhatIfReport): string {
  const where = [...files, region, month].filter((part) => part !== null).join(', ');
  return `${where}: 没有可试算的住院病例 There is no stay to try it on`;
}

function checkOptions(
  files: readonly string[],
  { tariff, scheme, rate, coefficient, catalogue, terms, pointValue, region }: WhatIfOptions,
): void {
  checkInputs(files);
  const folder = knowledgeFolder();
  if (tariff !== undefined)
    checkTariff(tariff, new Map(loadTariffs(folder).map((one) => [one.data.id, one])));
  if (scheme !== undefined) checkSchemes([scheme], folder);
  if (region !== undefined) regionNamed(loadRegions(folder), region);
  if (catalogue !== undefined) checkCatalogue(catalogue, folder);
  if (terms !== undefined) checkTerms(terms, catalogue, loadDipTerms(folder));
  const tried = [tariff, scheme, rate, coefficient, catalogue, terms, pointValue];
  if (tried.every((one) => one === undefined))
    throw new WrongUsage(
      '请用 --tariff、--rate、--coefficient、--scheme、--catalogue、--terms 或 --point-value 说明假设。 Say what is to be tried: --tariff, --rate, --coefficient, --scheme, --catalogue, --terms or --point-value.',
    );
}

const variationOf = ({ rate, pointValue, ...options }: WhatIfOptions): Variation => ({
  tariff: options.tariff,
  scheme: options.scheme,
  catalogue: options.catalogue,
  terms: options.terms,
  rateYuan: rate,
  pointValueYuan: pointValue,
  coefficient: options.coefficient,
});

async function overFiles(files: readonly string[], options: WhatIfOptions): Promise<WhatIfReport> {
  const { region = null, month = null } = options;
  const reports: FileReport[] = [];
  const refused = new RefusedRecords();
  const question = { variation: variationOf(options), region, month };
  const report = await whatIfOverFiles(files, question, reports, refused);
  refused.tell();
  tellFileReports(reports);
  return report;
}

async function overUploads(options: WhatIfOptions): Promise<StackWhatIf> {
  const { region, month = lastFullMonth(new Date()) } = options;
  if (region === undefined)
    throw new WrongUsage(
      '未给文件时请用 --region 指定地区。 Without files, name the region of the stack by --region.',
    );
  return whatIfOverUploads(openStack(options.endpoints), { variation: variationOf(options), region, month });
}

function printReport(report: WhatIfReport | StackWhatIf): void {
  const { cases, moved, newly_priced, newly_unpriced, as_is: asIs, variant } = report;
  say(
    `${[
      `病例 cases ${cases}; 两者均可定价 priced under both ${moved.cases}, 新可定价 newly priced ${newly_priced}, 不再可定价 newly unpriced ${newly_unpriced}`,
      `增加 gained ${yuan(moved.gained_fen)}, 减少 lost ${yuan(moved.lost_fen)}, 净额 net ${yuan(moved.net_fen)}`,
    ].join('\n')}\n`,
  );
  printTable(
    ['', '可定价 priced', 'CMI', '费用 cost', '支付 payment', '结余 balance', '高倍率 high', '低倍率 low'],
    [['现在 as is', asIs] as const, ['假设 what if', variant] as const].map(([name, totals]) => [
      name,
      totals.priced,
      totals.priced === 0 ? '–' : (totals.weight / totals.priced).toFixed(4),
      yuan(totals.cost_fen),
      yuan(totals.payment_fen),
      yuan(totals.balance_fen),
      totals.high,
      totals.low,
    ]),
  );
  printRows('科室 department', report.by_department);
  printRows('病组 group', report.by_group);
  printChanges('入组变动 changed group', report.group_changes);
  printChanges('倍率变动 changed side', report.outlier_changes);
  for (const key of 'uploads_gone' in report ? report.uploads_gone : [])
    say(`文件已不在，未计入 gone, not counted: ${key}\n`);
}

function printRows(name: string, rows: readonly PaymentRow[]): void {
  if (rows.length === 0) return;
  printTable(
    [name, '病例 cases', '费用 cost', '现在 as is', '假设 what if', '变动 moved'],
    rows
      .slice(0, rowsShown)
      .map(({ key, cases, cost_fen, as_is_fen, variant_fen, moved_fen }) => [
        key,
        cases,
        yuan(cost_fen),
        yuan(as_is_fen),
        yuan(variant_fen),
        yuan(moved_fen),
      ]),
  );
  tellMore(rows);
}

function printChanges(name: string, changes: readonly PaymentChange<CaseName>[]): void {
  if (changes.length === 0) return;
  printTable(
    [name, '病例 cases', '变动 moved', '例 examples'],
    changes
      .slice(0, rowsShown)
      .map(({ from, to, cases, moved_fen, examples }) => [
        `${from} → ${to}`,
        cases,
        yuan(moved_fen),
        examples.map(({ setl_id }) => setl_id).join('\n'),
      ]),
  );
  tellMore(changes);
}

function tellMore(all: readonly unknown[]): void {
  if (all.length > rowsShown) say(`另有 ${all.length - rowsShown} 行 more rows: --json, -o FILE\n`);
}
