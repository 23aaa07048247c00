import { basename, dirname, join } from 'node:path';
import { readTariffTable } from '../../core/payment/read-tariff-table.ts';
import { type TariffDescription, tariffDescriptionSchema } from '../../core/payment/tariff-description.ts';
import { type TariffIssue, tariffIssueWords } from '../../core/payment/tariff-issue.ts';
import type { TariffData } from '../../core/payment/tariff-schema.ts';
import { installTariff } from '../../platform/knowledge/install-tariff.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadRegions, loadTariffs } from '../../platform/knowledge/load-knowledge.ts';
import { listSchemes } from '../../platform/knowledge/load-scheme.ts';
import { checkInputs } from '../named-files.ts';
import { knowledgeNamed } from '../named-knowledge.ts';
import { type DocumentMistake, fieldOf, printMistakes, readDocument } from '../read-document.ts';
import { say } from '../say.ts';
import { readTableRows } from '../table-rows.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface TariffImportOptions {
  readonly knowledge?: string;
  /** Checks and reports only. */
  readonly check?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

type Checked =
  | { readonly ok: true; readonly tariff: TariffData }
  | { readonly ok: false; readonly mistakes: readonly DocumentMistake[] };

/**
 * `sentinel tariff import`: makes a tariff of a region's own table by a description of it. Reports everything that
 * is wrong at once, and installs it only when nothing is. Throws when it does not install what it should.
 */
export async function importTariff(path: string, options: TariffImportOptions): Promise<void> {
  const folder = options.knowledge === undefined ? knowledgeFolder() : knowledgeNamed(options.knowledge);
  const checked = await checkTariff(path, folder, options);
  const installs = checked.ok && !options.check;
  if (checked.ok && installs) installTariff(folder, checked.tariff);
  const mistakes = checked.ok ? [] : checked.mistakes;
  if (options.json) printJson({ installed: installs, mistakes });
  else if (checked.ok) printTariff(checked.tariff, folder, installs);
  else printMistakes(mistakes);
  if (!checked.ok) throw new Error(`${mistakes.length} 处错误 mistakes, 未安装 nothing is installed`);
}

async function checkTariff(
  path: string,
  folder: string,
  { check, replace }: TariffImportOptions,
): Promise<Checked> {
  const described = readDocument(path, tariffDescriptionSchema);
  if (!described.ok) return described;
  const { value: description, lineOf } = described;
  const { id, scheme, table } = description;
  const schemes = listSchemes(folder).map((header) => header.id);
  if (!schemes.includes(scheme)) {
    const words = {
      zh: `方案 ${scheme} 未安装，有 ${schemes.join('、')}`,
      en: `scheme ${scheme} is not installed; there are ${schemes.join(', ')}`,
    };
    const place = { file: basename(path), line: lineOf(['scheme']), field: 'scheme' };
    return { ok: false, mistakes: [{ ...place, code: 'unknown-scheme', words }] };
  }
  if (!check && !replace && loadTariffs(folder).some(({ data }) => data.id === id))
    throw new WrongUsage(
      `支付标准 ${id} 已安装，替换须加 --replace。 A tariff ${id} is installed; --replace puts this one in its place.`,
    );
  const source = join(dirname(path), table);
  checkInputs([source]);
  const grouper = lazyGroupers(folder)(scheme);
  // Three characters are an ADRG, or the ambiguous cases of an MDC.
  const isGroup = (group: string) => /^\w(\w{3,}|QY)$/.test(group) && grouper.title(group) !== null;
  const read = readTariffTable(await readTableRows(source), description, isGroup);
  if (read.ok) return { ok: true, tariff: read.data };
  return { ok: false, mistakes: read.issues.map((issue) => mistakeOf(issue, path, description, lineOf)) };
}

function mistakeOf(
  issue: TariffIssue,
  path: string,
  { table }: TariffDescription,
  lineOf: (path: readonly PropertyKey[]) => number,
): DocumentMistake {
  const said = { code: issue.code, words: tariffIssueWords(issue) };
  if (issue.code === 'shape')
    return { ...said, file: basename(path), line: lineOf(issue.path), field: fieldOf(issue.path) };
  if (!('place' in issue)) return { ...said, file: table, line: 1, field: '' };
  const { line, column, header } = issue.place;
  return { ...said, file: table, line, field: `第${column}列 column ${column}: ${header}` };
}

function printTariff(
  { id, title, region, rows, columns }: TariffData,
  folder: string,
  installed: boolean,
): void {
  const state = installed ? '已安装 installed' : '检查通过，未安装 sound, not installed';
  const standards = rows.filter(([, , ...cells]) =>
    cells.some((cell, at) => cell !== null && columns[at]?.holds === 'standard'),
  );
  say(
    `${id} ${title.zh} ${title.en}: ${state} (病组 groups ${rows.length}, 有标准 with a standard ${standards.length})\n`,
  );
  if (loadRegions(folder).byCode.get(region)?.tariffs.includes(id)) return;
  say(
    `尚未启用：请把 ${id} 写入 regions.json 中 ${region} 的 tariffs。 Not in use yet: add ${id} to the tariffs of ${region} in regions.json.\n`,
  );
}
