import { basename, extname } from 'node:path';
import type { DipHeader } from '../../core/grouping/dip/catalogue.ts';
import type { CatalogueReading } from '../../core/grouping/dip/import/catalogue-reading.ts';
import { type DipIssue, dipAcceptanceOf } from '../../core/grouping/dip/import/dip-issue.ts';
import { dipIssueWords } from '../../core/grouping/dip/import/dip-issue-words.ts';
import {
  type CatalogueContext,
  type CatalogueImport,
  importCatalogue,
} from '../../core/grouping/dip/import/import-catalogue.ts';
import { issuePlaceWords } from '../../core/grouping/import/import-issue-words.ts';
import { installCatalogue } from '../../platform/knowledge/install-catalogue.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { catalogueIds } from '../../platform/knowledge/load-catalogue.ts';
import { loadCodeList } from '../../platform/knowledge/load-code-list.ts';
import { loadDefaultReading } from '../../platform/knowledge/load-dip-dictionaries.ts';
import { loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { listSchemes } from '../../platform/knowledge/load-scheme.ts';
import { readCatalogueDocument } from '../catalogue-document.ts';
import { readCatalogueSource } from '../catalogue-source.ts';
import { checkInputs } from '../named-files.ts';
import { knowledgeNamed } from '../named-knowledge.ts';
import {
  type CatalogueHeaderOptions,
  changedCatalogueHeader,
  newCatalogueHeader,
} from '../new-catalogue-header.ts';
import { countGroups, printCatalogueCounts } from '../print-catalogue-counts.ts';
import { printIssueLines } from '../print-import-report.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface CatalogueImportOptions extends CatalogueHeaderOptions {
  readonly knowledge?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `sentinel catalogue import`: reads the national DIP workbook, an area's own table or a catalogue's own file, says of
 * each sheet what became of its rows, reports everything that is wrong at once, and installs it only when nothing is. Throws when it does not
 * install what it should.
 */
export async function importCatalogueFrom(path: string, options: CatalogueImportOptions): Promise<void> {
  const folder = options.knowledge === undefined ? knowledgeFolder() : knowledgeNamed(options.knowledge);
  checkInputs([path]);
  const isDocument = extname(path).toLowerCase() === '.json';
  const report = isDocument ? takeOver(path, options, folder) : await importTables(path, options, folder);
  const installs = report.catalogue !== null && !options.dryRun;
  if (report.catalogue && installs) installCatalogue(folder, report.catalogue);
  if (options.json) printJson(describeReport(report, installs));
  else printReport(report, installs);
  if (!report.catalogue) throw new Error(refusal(report));
}

async function importTables(
  path: string,
  options: CatalogueImportOptions,
  folder: string,
): Promise<CatalogueImport> {
  const header = newCatalogueHeader(basename(path, extname(path)), options, loadDefaultReading(folder));
  checkFree(header.id, folder, options);
  return checkReading(await readCatalogueSource(path, header.form, folder), header, folder);
}

/** A catalogue's own file brings its header. What its form leaves unreadable, or what is not installed, ends the checks. */
function takeOver(path: string, options: CatalogueImportOptions, folder: string): CatalogueImport {
  const document = readCatalogueDocument(path, folder);
  if (!document.ok) return { mistakes: document.issues, notices: [], tallies: [], catalogue: null };
  const header = changedCatalogueHeader(document.header, options);
  checkFree(header.id, folder, options);
  const { issues, tallies } = document.reading;
  if (issues.length > 0) return { mistakes: issues, notices: [], tallies, catalogue: null };
  return checkReading(document.reading, header, folder);
}

/** A catalogue may come before its region: that is told, and no mistake. */
function checkReading(reading: CatalogueReading, header: DipHeader, folder: string): CatalogueImport {
  const { region } = header;
  const isKnown = region === 'CN' || loadRegions(folder).byCode.has(region);
  const issues: readonly DipIssue[] = isKnown ? [] : [{ code: 'region-unknown', place: null, region }];
  const read = { ...reading, issues: [...issues, ...reading.issues] };
  return importCatalogue(read, { header, codes: codesOf(header, folder) });
}

function codesOf({ dxEdition, procEdition }: DipHeader, folder: string): CatalogueContext['codes'] {
  return { dx: loadCodeList(folder, dxEdition), proc: loadCodeList(folder, procEdition) };
}

/** Schemes and catalogues are named by one option, so they share their ids. */
export function checkFree(
  id: string,
  folder: string,
  { replace, dryRun }: Pick<CatalogueImportOptions, 'replace' | 'dryRun'>,
): void {
  if (listSchemes(folder).some((scheme) => scheme.id === id))
    throw new WrongUsage(
      `${id} 是已安装的 DRG 方案的编号，请用 --id 另取。 ${id} is the id of an installed DRG scheme; give another with --id.`,
    );
  if (catalogueIds(folder).includes(id) && !replace && !dryRun)
    throw new WrongUsage(
      `病种目录 ${id} 已安装，替换须加 --replace。 A catalogue ${id} is installed; --replace puts this one in its place.`,
    );
}

function refusal({ mistakes }: CatalogueImport): string {
  const acceptances = [...new Set(mistakes.map(dipAcceptanceOf))];
  const options = acceptances.map((acceptance) => `--accept-${acceptance}`).join(' ');
  const advice = acceptances.includes(null) ? '' : `; 确属原意则加 take them as meant: ${options}`;
  return `${mistakes.length} mistakes 错误, nothing is installed 未安装${advice}`;
}

function describeReport(report: CatalogueImport, installed: boolean) {
  const { catalogue, mistakes, notices, tallies } = report;
  return {
    installed,
    catalogue: catalogue && { ...catalogue.header, ...countGroups(catalogue) },
    rows: tallies,
    mistakes: mistakes.map(describeIssue),
    notices: notices.map(describeIssue),
  };
}

function describeIssue(issue: DipIssue) {
  return { ...issue, where: issuePlaceWords(issue), message: dipIssueWords(issue) };
}

function printReport(report: CatalogueImport, installed: boolean): void {
  const line = (issue: DipIssue) => ({
    code: issue.code,
    places: issuePlaceWords(issue),
    words: dipIssueWords(issue),
  });
  printIssueLines(report.mistakes.map(line), report.notices.map(line));
  printCatalogueCounts(report.tallies);
  if (!report.catalogue) return;
  const counts = Object.entries(countGroups(report.catalogue)).map(([name, count]) => `${name} ${count}`);
  const state = installed ? 'installed 已安装' : 'sound, not installed 检查通过，未安装';
  say(`${report.catalogue.header.id}: ${state} (${counts.join(', ')})\n`);
}
