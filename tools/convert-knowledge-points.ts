/**
 * Turns the published knowledge points (CSV) into tables of ours. Recipe:
 * `node tools/convert-knowledge-points.ts <folder of CSV files>`; the result is committed, the CSV files are
 * not needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type KnowledgeTable, parseKnowledgeTable } from '../core/rules/knowledge-points.ts';

type Row = Readonly<Record<string, string>>;
type Description = Pick<KnowledgeTable, 'id' | 'kind' | 'rules' | 'title' | 'effective_from'> & {
  readonly csv: string;
  readonly source: string;
  /** Name of the rule in the revision of 2026-01-28, for tables that it revises. */
  readonly revisedAs?: string;
  /** The column that the revision calls `value`. */
  readonly valueColumn?: string;
  /** Whether a row of the published file belongs to this table. */
  readonly takes?: (row: Row, limitedToChildren: ReadonlySet<string>) => boolean;
  readonly convert: (row: Row) => readonly (string | number)[];
};

const published = 'NHSA, published knowledge points of the intelligent monitoring rule library';
/** From this day on the revised versions apply, until the day before it those first published. */
const revisedOn = '2026-01-28';
const dayBeforeRevision = '2026-01-27';
const sexes: Row = { 男: 'male', 女: 'female' };
const levels: Readonly<Record<string, number>> = { 一级: 1, 二级: 2, 三级: 3 };
const ageGroups: Row = { 儿童: 'child', 新生儿: 'newborn', 婴幼儿: 'infant', 法定就业年龄: 'working-age' };
const periods: Row = { 单日: 'day', 单次就诊: 'visit', '6小时': '6-hours', 同一小时: 'clock-hour' };
const childrenOnly = '药品儿童专用';
const limitedToChildren = '药品限儿童使用';

const descriptions: readonly Description[] = [
  {
    id: 'drug-sex',
    kind: 'sex',
    rules: ['GZ10000301004000'],
    title: { zh: '药品区分性别使用', en: 'Drugs by sex' },
    csv: 'drug-sex',
    source: `${published}: batch 1 (2025-05-23) and later`,
    effective_from: '2025-05-23',
    revisedAs: '药品区分性别使用',
    valueColumn: 'sex',
    convert: (row) => [text(row, 'drug_code'), text(row, 'drug_name'), known(sexes, text(row, 'sex'))],
  },
  {
    id: 'drug-children-only',
    kind: 'age',
    rules: ['GZ10000301002000'],
    title: { zh: childrenOnly, en: 'Drugs only for children' },
    csv: 'drug-age',
    source: `${published}: batch 1 (2025-05-23) and later. The published file does not tell drugs only for children from drugs limited to children; codes that the revision does not name as limited to children are taken as only for children`,
    effective_from: '2025-05-23',
    revisedAs: childrenOnly,
    valueColumn: 'age_group',
    takes: (row, limited) => !limited.has(text(row, 'drug_code')),
    convert: (row) => [
      text(row, 'drug_code'),
      text(row, 'drug_name'),
      known(ageGroups, row['age_group'] ?? ''),
    ],
  },
  {
    id: 'drug-limited-to-children',
    kind: 'age',
    rules: ['GZ10000101007000'],
    title: { zh: limitedToChildren, en: 'Drugs payable only for children' },
    csv: 'drug-age',
    source: `${published}: batch 1 (2025-05-23) and later; the codes that the revision names as limited to children`,
    effective_from: '2025-05-23',
    revisedAs: limitedToChildren,
    valueColumn: 'age_group',
    takes: (row, limited) => limited.has(text(row, 'drug_code')),
    convert: (row) => [
      text(row, 'drug_code'),
      text(row, 'drug_name'),
      known(ageGroups, row['age_group'] ?? ''),
    ],
  },
  {
    id: 'drug-visit-type',
    kind: 'visit-type',
    rules: ['DS-2025-013'],
    title: { zh: '药品限就医方式', en: 'Drugs by mode of care' },
    csv: 'drug-visit-type',
    source: `${published}: batch 4 (2025-08-08)`,
    effective_from: '2025-08-08',
    revisedAs: '药品限就医方式',
    valueColumn: 'visit_type',
    convert: (row) => [
      text(row, 'drug_code'),
      text(row, 'drug_name'),
      known({ 住院: 'inpatient' }, text(row, 'visit_type')),
    ],
  },
  {
    id: 'drug-facility-level',
    kind: 'facility-level',
    rules: ['GZ10000101012000'],
    title: { zh: '药品限医疗机构级别', en: 'Drugs by level of hospital' },
    csv: 'drug-facility-level',
    source: `${published}: batch 5 (2025-08-14)`,
    effective_from: '2025-08-14',
    revisedAs: '药品限医疗机构级别',
    valueColumn: 'min_facility_level',
    convert: (row) => [
      text(row, 'drug_code'),
      text(row, 'drug_name'),
      known(levels, text(row, 'min_facility_level')),
    ],
  },
  {
    id: 'drug-payment-course',
    kind: 'payment-course',
    rules: ['GZ10000101010000'],
    title: { zh: '药品限支付疗程', en: 'Payable course of drugs' },
    csv: 'drug-payment-course',
    source: `${published}: batch 6 (2025-08-26)`,
    effective_from: '2025-08-26',
    revisedAs: '药品限支付疗程',
    valueColumn: 'max_course',
    convert: (row) => [text(row, 'drug_code'), text(row, 'drug_name'), days(text(row, 'max_course'))],
  },
  {
    id: 'item-sex',
    kind: 'sex',
    rules: ['GZ10000302004000'],
    title: { zh: '医疗服务项目区分性别使用', en: 'Services by sex' },
    csv: 'item-sex',
    source: `${published}: batch 1 (2025-05-23)`,
    effective_from: '2025-05-23',
    convert: (row) => [text(row, 'item_code'), text(row, 'item_name'), known(sexes, text(row, 'sex'))],
  },
  {
    id: 'item-duplicate-charge',
    kind: 'duplicate-charge',
    rules: ['GZ10000102012000'],
    title: { zh: '医疗服务项目重复收费', en: 'Services contained in other services' },
    csv: 'item-duplicate-charge',
    source: `${published}: batch 7 (2025-12-12)`,
    effective_from: '2025-12-12',
    convert: (row) => [
      known(periods, text(row, 'period')),
      text(row, 'primary_code'),
      text(row, 'primary_name'),
      text(row, 'included_code'),
      text(row, 'included_name'),
    ],
  },
  {
    id: 'item-frequency',
    kind: 'frequency',
    rules: ['GZ10000102014000'],
    title: { zh: '医疗服务项目限定频次', en: 'Services limited in frequency' },
    csv: 'item-frequency',
    source: `${published}: batch 8 (2026-01-06). "24 小时" is read as items charged by the hour, at most 24 a calendar day; the total row (合计) at the foot of the published table is no item`,
    effective_from: '2026-01-06',
    takes: (row) => row['item_code'] !== '合计',
    convert: (row) => [text(row, 'item_code'), text(row, 'item_name'), ...frequency(row)],
  },
  {
    id: 'item-multiple-procedure-discount',
    kind: 'procedure-family',
    rules: ['GZ10000102002000'],
    title: { zh: '手术项目未按规定折价收费', en: 'Operations of one family, discounted in one session' },
    csv: 'item-multiple-procedure-discount',
    source: `${published}: batch 2 (2025-07-22)`,
    effective_from: '2025-07-22',
    convert: (row) => [text(row, 'item_code'), text(row, 'item_name'), text(row, 'procedure_family')],
  },
];

function text(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return value;
}

function known<T>(dictionary: Readonly<Record<string, T>>, word: string): T {
  const value = dictionary[word];
  if (value === undefined) throw new Error(`unknown word ${word}`);
  return value;
}

function days(course: string): number {
  const parsed = /^(\d+)天$/.exec(course)?.[1];
  if (!parsed) throw new Error(`unknown course ${course}`);
  return Number(parsed);
}

function frequency(row: Row): readonly [number, string] {
  const unit = known({ 日: 'times', 天: 'times', 小时: 'hours' }, text(row, 'per'));
  return [Number(text(row, 'max_quantity')), unit];
}

function readCsv(folder: string, name: string): readonly Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true }) as Row[];
}

/**
 * The revision is an upsert: what it does not name stays. A code that it both keeps and removes was renamed
 * and stays.
 */
function revise(rows: readonly Row[], revision: readonly Row[], valueColumn: string): readonly Row[] {
  const byCode = new Map(rows.map((row) => [text(row, 'drug_code'), row]));
  for (const row of revision) {
    if (row['change'] === 'removed') byCode.delete(text(row, 'drug_code'));
  }
  for (const row of revision) {
    if (row['change'] !== 'removed')
      byCode.set(text(row, 'drug_code'), { ...row, [valueColumn]: text(row, 'value') });
  }
  return [...byCode.values()];
}

function sourceOf(description: Description, revision: readonly Row[]): string {
  const count = (change: string) => revision.filter((row) => row['change'] === change).length;
  return `${description.source}. Revised as published on ${revisedOn}: ${count('added')} rows added, ${count('removed')} removed, ${count('kept')} kept; rows that the revision does not name stay.`;
}

/** The table as first published and, where it was revised, its second version. */
function convert(
  folder: string,
  description: Description,
  allRevisions: readonly Row[],
): readonly KnowledgeTable[] {
  const { csv, effective_from, revisedAs, valueColumn } = description;
  const limited = new Set(
    allRevisions.filter((row) => row['rule'] === limitedToChildren).map((row) => text(row, 'drug_code')),
  );
  const rows = readCsv(folder, csv).filter((row) => description.takes?.(row, limited) ?? true);
  const first = { source: `${description.source}.`, effective_from, effective_to: null };
  if (!revisedAs || !valueColumn) return [toTable(description, first, rows)];
  const revision = allRevisions.filter((row) => row['rule'] === revisedAs);
  const second = { source: sourceOf(description, revision), effective_from: revisedOn, effective_to: null };
  return [
    toTable(description, { ...first, effective_to: dayBeforeRevision }, rows),
    toTable(description, second, revise(rows, revision, valueColumn)),
  ];
}

type Version = Pick<KnowledgeTable, 'source' | 'effective_from' | 'effective_to'>;

function toTable(
  { id, kind, rules, title, convert }: Description,
  version: Version,
  rows: readonly Row[],
): KnowledgeTable {
  return parseKnowledgeTable({
    id,
    kind,
    rules,
    title,
    ...version,
    certainty: kind === 'frequency' ? 'medium' : 'high',
    rows: rows.map(convert).sort((a, b) => (a.join() < b.join() ? -1 : 1)),
  });
}

function fileNameOf({ id, effective_to }: KnowledgeTable): string {
  return effective_to === null ? `${id}.json` : `${id}-until-${effective_to}.json`;
}

function oneRowALine({ rows, ...metadata }: KnowledgeTable): string {
  const head = JSON.stringify(metadata, null, 2).replace(/\n}$/, '');
  return `${head},\n  "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n  ]\n}\n`;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-knowledge-points.ts <folder of CSV files>');
const revisions = readCsv(folder, `update-${revisedOn}`);
for (const table of descriptions.flatMap((description) => convert(folder, description, revisions))) {
  writeFileSync(join('knowledge', 'points', fileNameOf(table)), oneRowALine(table));
  process.stderr.write(`${fileNameOf(table)}: ${table.rows.length} rows\n`);
}
