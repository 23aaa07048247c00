/**
 * Turns the published knowledge points on services and consumables that need a reading of their own (CSV) into
 * tables of ours. Recipe: `node tools/convert-item-points.ts <folder of CSV files>`; the result is committed,
 * the CSV files are not needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type KnowledgeTable, parseKnowledgeTable } from '../core/rules/knowledge-points.ts';

type Row = Readonly<Record<string, string>>;
type Description = Omit<KnowledgeTable, 'rows'> & {
  readonly takes: (row: Row) => boolean;
  readonly convert: (row: Row) => readonly unknown[];
};

const published = 'NHSA, published knowledge points of the intelligent monitoring rule library';
const book2025 = 'NHSA, rule library 2025 edition (book published 2026-02-12)';
const batch =
  'The batch that brought it is not told apart from the eighth (2026-01-06), whose date is taken as the later one';

/** What a diagnosis fits a published group of diseases by: a beginning of its code, or a word in its title. */
const diseaseGroups: Readonly<Record<string, readonly [codes: readonly string[], words: readonly string[]]>> =
  {
    肱骨骨折: [['S42.2', 'S42.3', 'S42.4', 'S42.7', 'S42.8', 'S42.9', 'T10', 'T92.1', 'Z47.0'], ['肱骨']],
    股骨骨折: [['S72', 'T12', 'T93.1', 'Z47.0'], ['股骨']],
    '泌尿系统、消化系统结石': [
      ['N13.2', 'N13.6', 'N20', 'N21', 'N22', 'K56.3', 'K80'],
      ['结石', '胆石', '胃石', '粪石', '石症'],
    ],
  };
/** Fractures whose codes do not tell the bone: by disease, in several places, after an implant. */
const fracturesAnywhere = ['M80', 'M84', 'M96.6', 'T02'];

const ageGroups: Row = { 新生儿: 'newborn', 婴幼儿: 'infant', 儿童: 'child', 法定就业年龄: 'working-age' };

const descriptions: readonly Description[] = [
  {
    id: 'item-age',
    kind: 'age',
    rules: ['DS-2025-029'],
    title: { zh: '医疗服务项目限年龄', en: 'Services by age' },
    source: `${published}. ${batch}. The file does not name its rule; as it has groups besides children it is taken for rule 29, by age, not for rule 80, only for children.`,
    effective_from: '2026-01-06',
    effective_to: null,
    certainty: 'high',
    takes: () => true,
    convert: (row) => [
      text(row, 'item_code'),
      text(row, 'item_name'),
      known(ageGroups, text(row, 'age_group')),
    ],
  },
  {
    id: 'item-payment-course',
    kind: 'payment-course',
    rules: ['GZ10000102010000'],
    title: { zh: '医疗服务项目限支付疗程', en: 'Payable course of services' },
    source: `${published}. ${batch}. The shortest interval that it gives three services is judged by the rule on periodic frequency, whose table has the same; a row without days is left out.`,
    effective_from: '2026-01-06',
    effective_to: null,
    certainty: 'high',
    takes: (row) => row['max_days'] !== '',
    convert: (row) => [text(row, 'item_code'), text(row, 'item_name'), Number(text(row, 'max_days'))],
  },
  {
    id: 'item-period-frequency',
    kind: 'period-quantity',
    rules: ['DS-2025-031'],
    title: { zh: '医疗服务项目周期超频次', en: 'Services limited in so many days' },
    source: `${published}. ${batch}. Days follow one another, the first one counted; only those of one stay are seen.`,
    effective_from: '2026-01-06',
    effective_to: null,
    certainty: 'high',
    takes: () => true,
    convert: (row) => [
      text(row, 'item_code'),
      text(row, 'item_name'),
      Number(text(row, 'max_quantity')),
      Number(text(row, 'period_days')),
    ],
  },
  {
    id: 'consumable-disease',
    kind: 'diagnosis-scope',
    rules: ['DS-2025-088'],
    title: { zh: '医用耗材限疾病使用', en: 'Consumables limited to diseases' },
    source: `${book2025}, rule 88, in part: names of single products, no codes; rows without a disease and one that runs into a page heading are left out. The reading of the three groups of diseases in beginnings of ICD-10 codes and words in titles is the project's own, and wide.`,
    effective_from: '2026-02-12',
    effective_to: null,
    certainty: 'medium',
    takes: (row) => row['disease_group'] !== '' && !text(row, 'consumable_name').includes('序号'),
    convert: (row) => toScope(text(row, 'consumable_name'), text(row, 'disease_group')),
  },
];

function toScope(name: string, group: string): readonly unknown[] {
  const [codes, words] = diseaseGroups[group] ?? [];
  if (!codes) throw new Error(`unknown group of diseases ${group}`);
  const fits = group.endsWith('骨折') ? [...codes, ...fracturesAnywhere] : codes;
  return [null, name, 'one-of', group, fits, words];
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return value;
}

function known(dictionary: Row, word: string): string {
  const value = dictionary[word];
  if (value === undefined) throw new Error(`unknown word ${word}`);
  return value;
}

function readCsv(folder: string, name: string): readonly Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true }) as Row[];
}

function convert(folder: string, { takes, convert, ...metadata }: Description): KnowledgeTable {
  const rows = readCsv(folder, metadata.id).filter(takes).map(convert);
  return parseKnowledgeTable({ ...metadata, rows: rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1)) });
}

function oneRowALine({ rows, ...metadata }: KnowledgeTable): string {
  const head = JSON.stringify(metadata, null, 2).replace(/\n}$/, '');
  return `${head},\n  "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n  ]\n}\n`;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-item-points.ts <folder of CSV files>');
for (const table of descriptions.map((description) => convert(folder, description))) {
  writeFileSync(join('knowledge', 'points', `${table.id}.json`), oneRowALine(table));
  process.stderr.write(`${table.id}: ${table.rows.length} rows\n`);
}
