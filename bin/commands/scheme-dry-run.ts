import { writeFileSync } from 'node:fs';
import type { GroupTitle } from '../../core/grouping/find-title.ts';
import { parseRegionBook } from '../../core/payment/region-book.ts';
import type { UploadsSchemeDryRun } from '../../platform/knowledge/dry-run-reports.ts';
import { knowledgeFolder, readKnowledge } from '../../platform/knowledge/knowledge-folder.ts';
import { findPackage, type SchemePackage } from '../../platform/knowledge/scheme-package.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { dryRunScheme } from '../dry-run-scheme.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { checkOutput } from '../named-files.ts';
import { regionNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { lastFullMonth } from '../stack-claims.ts';
import { printJson, printTable } from './print-table.ts';

export interface DryRunOptions {
  readonly endpoints: string;
  readonly region: string;
  /** `yyyy-MM`; else the last full one. */
  readonly month?: string;
  readonly json?: boolean;
  readonly output?: string;
}

const rowsShown = 30;

/** `sentinel scheme dry-run`: which cases of a month an uploaded scheme would put elsewhere. Kept in the bucket. */
export async function dryRun(id: string, options: DryRunOptions): Promise<void> {
  const now = new Date();
  const { region, month = lastFullMonth(now), output } = options;
  regionNamed(readKnowledge(parseRegionBook, knowledgeFolder(), 'regions.json'), region);
  if (output !== undefined) checkOutput(output);
  const stack = openStack(options.endpoints);
  const report = await dryRunScheme(stack, await uploadedPackage(stack, id), { region, month, now });
  const text = JSON.stringify(report, null, 2);
  await stack.knowledge.write(knowledgeKeys.schemeDryRun(region, id, report.made_at), text);
  if (output !== undefined) writeFileSync(output, `${text}\n`);
  if (options.json) printJson(report);
  else printReport(report);
}

/** Throws where the scheme was not uploaded. */
async function uploadedPackage({ knowledge }: Stack, id: string): Promise<SchemePackage> {
  const found = await findPackage(knowledge, id);
  if (found) return found;
  throw new Error(notUploaded(id));
}

export function notUploaded(id: string): string {
  return `方案 ${id} 尚未上传，请先运行 scheme upload。 Scheme ${id} is not uploaded; run scheme upload first.`;
}

function printReport(report: UploadsSchemeDryRun): void {
  const { changes, uploads_gone: gone } = report;
  const schemesNow = Object.entries(report.schemes_now).map(([scheme, cases]) => `${scheme} ${cases}`);
  const lines = [
    `地区 region ${report.region}, 出院月份 month ${report.month}: ${schemesNow.join(', ') || '-'} → ${report.scheme}`,
    `病例 cases: ${report.cases}; 变动 change group: ${report.changed} (${percent(report.share)})`,
    `不再入组 newly ungroupable: ${report.newly_ungroupable}; 新入组 newly grouped: ${report.newly_grouped}`,
  ];
  say(`${lines.join('\n')}\n`);
  const rows = changes
    .slice(0, rowsShown)
    .map((change) => [
      groupWords(change.from, change.from_title),
      groupWords(change.to, change.to_title),
      change.cases,
      change.examples.map(({ setl_id }) => setl_id).join('\n'),
    ]);
  if (rows.length > 0) printTable(['原组 from', '新组 to', '病例 cases', '例 examples'], rows);
  if (changes.length > rowsShown)
    say(`另有 ${changes.length - rowsShown} 种变动 more changes: --json, -o FILE\n`);
  for (const key of gone) say(`文件已不在，未计入 gone, not counted: ${key}\n`);
}

/** A share of cases; a dash of none. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(2)} %`;
}

function groupWords(group: string, title: GroupTitle | null): string {
  return title ? `${group} ${title.zh}\n${title.en}` : group;
}
