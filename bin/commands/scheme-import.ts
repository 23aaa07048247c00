import { basename, extname } from 'node:path';
import { acceptanceOf, type ImportIssue } from '../../core/grouping/import/import-issue.ts';
import { importIssueWords, issuePlaceWords } from '../../core/grouping/import/import-issue-words.ts';
import { type ImportReport, importScheme } from '../../core/grouping/import/import-scheme.ts';
import type { Scheme } from '../../core/grouping/scheme.ts';
import { installScheme } from '../../platform/knowledge/install-scheme.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCodeMapping } from '../../platform/knowledge/load-code-mapping.ts';
import { loadCodeTable } from '../../platform/knowledge/load-code-table.ts';
import { listSchemes, loadScheme } from '../../platform/knowledge/load-scheme.ts';
import { packScheme } from '../../platform/knowledge/scheme-pack.ts';
import { checkExists } from '../named-files.ts';
import { checkSchemes, knowledgeNamed } from '../named-knowledge.ts';
import { type HeaderOptions, newSchemeHeader } from '../new-scheme-header.ts';
import { printIssues } from '../print-import-report.ts';
import { say } from '../say.ts';
import { readSchemeSource } from '../scheme-source.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface SchemeImportOptions extends HeaderOptions {
  readonly titlesFrom?: string;
  readonly knowledge?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `sentinel scheme import`: reads a folder of facts or the national workbook, reports everything that is
 * wrong with it at once, and installs it only when nothing is. Throws when it does not install what it should.
 */
export async function importSchemeFrom(path: string, options: SchemeImportOptions): Promise<void> {
  const { knowledge, titlesFrom } = options;
  const knowledgeDir = knowledge === undefined ? knowledgeFolder() : knowledgeNamed(knowledge);
  checkExists(path);
  if (titlesFrom !== undefined) checkSchemes([titlesFrom], knowledgeDir);
  const header = newSchemeHeader(basename(path, extname(path) === '.xlsx' ? '.xlsx' : ''), options);
  const installed = installedScheme(knowledgeDir, header.id);
  if (installed && !options.replace && !options.dryRun)
    throw new WrongUsage(
      `方案 ${header.id} 已安装，替换须加 --replace。 A scheme ${header.id} is installed; --replace puts this one in its place.`,
    );

  const report = importScheme(await readSchemeSource(path, knowledgeDir), {
    header,
    mapping: header.codeMapping ? loadCodeMapping(knowledgeDir, header.codeMapping) : null,
    replaced: installed,
    titlesFrom: titlesFrom === undefined ? null : loadScheme(knowledgeDir, titlesFrom),
    codes: {
      dx: loadCodeTable(knowledgeDir, header.dxEdition),
      proc: loadCodeTable(knowledgeDir, header.procEdition),
    },
  });
  const installs = report.scheme !== null && !options.dryRun;
  if (report.scheme && installs) {
    installScheme(knowledgeDir, report.scheme);
    packScheme(knowledgeDir, header.id);
  }
  if (options.json) printJson(describeReport(report, installs));
  else printReport(report, header.id, installs);
  if (!report.scheme) throw new Error(refusal(report));
}

function installedScheme(knowledgeDir: string, id: string): Scheme | null {
  const isThere = listSchemes(knowledgeDir).some((header) => header.id === id);
  return isThere ? loadScheme(knowledgeDir, id) : null;
}

function refusal({ mistakes }: ImportReport): string {
  const acceptances = [...new Set(mistakes.map(acceptanceOf))];
  const options = acceptances.map((acceptance) => `--accept-${acceptance}`).join(' ');
  const advice = acceptances.includes(null) ? '' : `; 确属原意则加 take them as meant: ${options}`;
  return `${mistakes.length} mistakes 错误, nothing is installed 未安装${advice}`;
}

function describeReport(report: ImportReport, installed: boolean) {
  return {
    installed,
    scheme: report.scheme && { ...report.scheme.header, ...countGroups(report.scheme) },
    mistakes: report.mistakes.map(describeIssue),
    notices: report.notices.map(describeIssue),
  };
}

function describeIssue(issue: ImportIssue) {
  return { ...issue, where: issuePlaceWords(issue), message: importIssueWords(issue) };
}

function countGroups({ mdcs, adrgs, complications, exclusions, validProcedures }: Scheme) {
  const size = (tables: Readonly<Record<string, readonly string[]>>) => Object.values(tables).flat().length;
  return {
    mdcs: mdcs.length,
    adrgs: new Set(adrgs.map(({ adrg }) => adrg)).size,
    drgs: new Set(adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code))).size,
    mcc: size(complications.mcc),
    cc: size(complications.cc),
    exclusions: size(exclusions),
    valid_procedures: validProcedures.length,
  };
}

function printReport(report: ImportReport, id: string, installed: boolean): void {
  printIssues(report.mistakes, report.notices);
  if (!report.scheme) return;
  const counts = Object.entries(countGroups(report.scheme)).map(([name, count]) => `${name} ${count}`);
  const state = installed ? 'installed 已安装' : 'sound, not installed 检查通过，未安装';
  say(`${id}: ${state} (${counts.join(', ')})\n`);
}
