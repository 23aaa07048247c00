import type { Words } from '../../core/claims/words.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { addVersion } from '../../core/rules/region/add-version.ts';
import { checkRegionRules, type RuleKnowledge } from '../../core/rules/region/check-region-rules.ts';
import { findConflictingCaps } from '../../core/rules/region/find-conflicting-caps.ts';
import type { PointRows } from '../../core/rules/region/read-point-rows.ts';
import type { RegionIssue } from '../../core/rules/region/region-issue.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { loadRuleKnowledge } from '../../platform/knowledge/check-region-text.ts';
import { installRegionRules } from '../../platform/knowledge/install-region-rules.ts';
import { checkedFolder, knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadPointsColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { loadRegionRules } from '../../platform/knowledge/load-rules.ts';
import { regionNamed } from '../named-knowledge.ts';
import { readPointsSource } from '../points-source.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printIssues } from './rules-import.ts';

export interface PointsImportOptions {
  readonly table: string;
  readonly region: string;
  readonly from: string;
  readonly to?: string;
  readonly by: string;
  readonly why: string;
  /** Kind, rules and title of a table that is not there yet. */
  readonly kind?: string;
  readonly rules?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly knowledge?: string;
}

/**
 * `sentinel points import`: turns a spreadsheet into a version of a table in the region's document, and
 * installs that only when nothing in it is wrong. Earlier versions keep their days.
 */
export async function importPoints(path: string, options: PointsImportOptions): Promise<void> {
  const folder = options.knowledge ? checkedFolder(options.knowledge) : knowledgeFolder();
  const { name } = regionNamed(loadRegions(folder), options.region);
  const document = documentOf(options.region, name, folder);
  const knowledge = loadRuleKnowledge(folder);
  const head = tableHead(options, [...document.points, ...knowledge.book.points]);
  const columns = loadPointsColumns(folder);
  const read = await readPointsSource(path, head.kind, columns);
  if (read.missing.length > 0)
    throw new Error(
      `${path}: 缺少列或列重复 columns missing or repeated: ${read.missing.map((one) => columns.namesOf(one).join('/')).join(', ')}`,
    );
  if (head.kind === 'price-cap') refuseConflicts(path, read);
  install(folder, document, { ...head, rows: read.rows }, { path, read, knowledge });
}

/** Throws with both lines of every two prices of one item. */
function refuseConflicts(path: string, { rows, lines }: PointRows): void {
  const found = findConflictingCaps(rows).map(({ at, earlier }) => {
    const [one, other] = [lines[earlier], lines[at]];
    return `第${one}行与第${other}行为同一项目规定了不同限价 lines ${one} and ${other} set different prices for one item: ${rows[at]?.[0]}`;
  });
  if (found.length > 0)
    throw new Error(
      `${path}: ${found.length} 处错误 mistakes, 未安装 nothing is installed\n${found.join('\n')}`,
    );
}

/** As installed; an empty one where the region has decided nothing yet. */
function documentOf(region: string, { zh, en }: Words, folder: string): RegionRules {
  const installed = loadRegionRules(folder).find((one) => one.region === region);
  const title = { zh: `${zh}地区规则`, en: `Rules of ${en}` };
  return (
    installed ?? {
      region,
      title,
      source: 'points import',
      rules: [],
      changes: [],
      exemptions: [],
      points: [],
    }
  );
}

/** What the table says of itself; kind, rules and title are those of the table that is there, else as told. */
function tableHead(
  { table: id, from, to, by, why, kind, rules, title, titleEn }: PointsImportOptions,
  tables: readonly KnowledgeTable[],
) {
  const known = tables.find((table) => table.id === id);
  if (!known && !(kind && rules && title))
    throw new WrongUsage(
      `没有表 ${id}：新表须用 --kind、--rules、--title 说明。 There is no table ${id}: a new one needs --kind, --rules and --title.`,
    );
  return {
    id,
    kind: kind ?? known?.kind ?? '',
    rules: rules?.split(',') ?? known?.rules ?? [],
    title: title ? { zh: title, en: titleEn ?? title } : known?.title,
    source: `${by}：${why}`,
    effective_from: from,
    effective_to: to ?? null,
    certainty: 'high',
  };
}

function install(
  folder: string,
  document: RegionRules,
  table: ReturnType<typeof tableHead> & { readonly rows: PointRows['rows'] },
  { path, read, knowledge }: { path: string; read: PointRows; knowledge: RuleKnowledge },
): void {
  // Its shape is checked with the whole document.
  const points = addVersion(document.points, table as unknown as KnowledgeTable);
  const checked = checkRegionRules({ ...document, points }, knowledge);
  if (!checked.ok) {
    printIssues(checked.issues, (issue) => lineOf(issue, points.length - 1, read.lines));
    throw new Error(`${path}: ${checked.issues.length} 处错误 mistakes, 未安装 nothing is installed`);
  }
  installRegionRules(folder, checked.rules);
  const versions = points.filter(({ id }) => id === table.id);
  const days = versions.map(({ effective_from, effective_to, rows }) => {
    return `  ${effective_from} – ${effective_to ?? ''}: ${rows.length} 条 rows`;
  });
  say(`${document.region} ${table.id}: 已安装 installed\n${days.join('\n')}\n`);
}

/** The line of the spreadsheet and the column of the row, where the mistake is in what was read from it. */
function lineOf({ path }: RegionIssue, at: number, lines: readonly number[]): string | null {
  const [list, table, part, row, cell] = path;
  if (list !== 'points' || table !== at || part !== 'rows' || typeof row !== 'number') return null;
  const column = typeof cell === 'number' ? ` #${cell + 1}` : '';
  return `第${lines[row]}行 line ${lines[row]}${column}`;
}
