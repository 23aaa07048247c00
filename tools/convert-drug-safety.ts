/**
 * Turns the tables on the safe use of drugs in the 2025 edition of the rule library (CSV, by name) into tables
 * of ours, with the readings of `knowledge/readings/drug-safety.json`. Recipe:
 * `node tools/convert-drug-safety.ts <folder of CSV files>`; the result is committed, the CSV files are not
 * needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { type KnowledgeTable, parseKnowledgeTable } from '../core/rules/knowledge-points.ts';

type Row = Readonly<Record<string, string>>;
type Cell = string | null | readonly (string | null)[];

const codes = z.array(z.string().min(1)).min(1);
const readingsSchema = z.strictObject({
  source: z.string(),
  contraindications: z.record(z.string(), codes),
  indications: z.record(z.string(), codes),
  partners: z.record(
    z.string(),
    z.strictObject({ names: z.array(z.string()), classes: z.array(z.string()) }),
  ),
  leftOut: z.record(z.string(), z.string()),
});
type Readings = z.infer<typeof readingsSchema>;

interface Description {
  readonly id: string;
  readonly kind: KnowledgeTable['kind'];
  readonly rules: readonly string[];
  readonly title: { readonly zh: string; readonly en: string };
  readonly note: string;
  readonly certainty: KnowledgeTable['certainty'];
  /** No row for what is left out. */
  readonly convert: (row: Row, readings: Readings) => readonly (readonly Cell[])[];
}

const book = 'NHSA, rule library 2025 edition (book published 2026-02-12), read from a copy, by name';
const publishedOn = '2026-02-12';
const strengths: Row = {
  不推荐: 'not-recommended',
  慎用: 'caution',
  减量或监测: 'reduce-or-monitor',
  提示: 'notice',
  '': 'unstated',
};
const groups: Row = { 孕妇: 'pregnancy', 哺乳期: 'lactation', 孕妇及哺乳期: 'both', '': 'unstated' };
const units: Row = { 岁: 'Y', 月: 'M' };

const descriptions: readonly Description[] = [
  {
    id: 'drug-child-forbidden',
    kind: 'age',
    rules: ['GZ10000301003000'],
    title: { zh: '药品儿童禁用', en: 'Drugs forbidden for children' },
    note: 'Partial. Forbidden below an age is read as: for those who have reached it',
    certainty: 'medium',
    convert: (row) => {
      const [, limit, unit] = /^(\d+)(岁|月)$/.exec(text(row, 'forbidden_below')) ?? [];
      return [[null, text(row, 'drug_name'), [`P${limit}${known(units, unit ?? '')}`, null]]];
    },
  },
  {
    id: 'drug-duplicate-scope',
    kind: 'duplicate-drug',
    rules: ['GZ10000301006000'],
    title: { zh: '重复开药', en: 'Drugs compared for duplicate prescribing' },
    note: 'Which drugs repeat which is not published; class and substance are read from the national drug code',
    certainty: 'medium',
    convert: (row) => [[null, text(row, 'drug_name')]],
  },
  {
    id: 'drug-label-indication',
    kind: 'diagnosis-scope',
    rules: ['GZ10000301007000'],
    title: { zh: '超说明书适应症用药', en: 'Drugs and the diseases of their labels' },
    note: 'Partial; drugs without a published disease are left out. A title with the published word fits, and so do the codes of our reading',
    certainty: 'medium',
    convert: (row, { indications }) =>
      wordsOf(row, 'disease_keywords').map((word) => [
        null,
        text(row, 'drug_name'),
        'one-of',
        word,
        known(indications, word),
        [word],
      ]),
  },
  {
    id: 'drug-contraindication',
    kind: 'diagnosis-scope',
    rules: ['GZ10000301008000'],
    title: { zh: '药品禁忌症', en: 'Drugs and the conditions that forbid them' },
    note: 'Partial, low certainty. Conditions are read as codes; those that no code can tell are left out',
    certainty: 'low',
    convert: (row, { contraindications, leftOut }) => {
      const condition = text(row, 'condition');
      if (condition in leftOut) return [];
      return [[null, text(row, 'drug_name'), 'none-of', condition, known(contraindications, condition), []]];
    },
  },
  {
    id: 'drug-elderly',
    kind: 'elderly-caution',
    rules: ['GZ10000301009000'],
    title: { zh: '老年人用药安全', en: 'Drugs of concern in the elderly' },
    note: 'Partial, low certainty',
    certainty: 'low',
    convert: (row) => [[null, text(row, 'drug_name'), known(strengths, row['strength'] ?? '')]],
  },
  {
    id: 'drug-pregnancy-lactation',
    kind: 'pregnancy-caution',
    rules: ['GZ10000301010000'],
    title: { zh: '妊娠期及哺乳期用药安全', en: 'Drugs of concern in pregnancy and lactation' },
    note: 'Partial, low certainty',
    certainty: 'low',
    convert: (row) => [
      [
        null,
        text(row, 'drug_name'),
        known(groups, row['group'] ?? ''),
        known({ 禁用: 'forbidden', '': 'unstated' }, row['strength'] ?? ''),
      ],
    ],
  },
  {
    id: 'drug-interaction',
    kind: 'drug-interaction',
    rules: ['GZ10000301011000'],
    title: { zh: '药品相互作用', en: 'Drugs that must not go together' },
    note: 'Partial, low certainty. Incompatibilities in one infusion and classes without a list are left out',
    certainty: 'low',
    convert: (row, { partners, leftOut }) => {
      const [name, other] = [text(row, 'drug_name'), text(row, 'other_drug_or_class')];
      // The label of the aerosol repeats what must not be mixed with the injection.
      if (other in leftOut || name === '利多卡因气雾剂') return [];
      const { names, classes } = known(partners, other);
      return [[null, name, other, names.filter((one) => one !== name), classes]];
    },
  },
];

function text(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return value;
}

function wordsOf(row: Row, column: string): readonly string[] {
  return (row[column] ?? '').split('|').filter((word) => word !== '');
}

function known<T>(dictionary: Readonly<Record<string, T>>, word: string): T {
  const value = dictionary[word];
  if (value === undefined) throw new Error(`unknown word ${word}`);
  return value;
}

function toTable(folder: string, readings: Readings, description: Description): KnowledgeTable {
  const { id, kind, rules, title, note, certainty, convert } = description;
  const csv = readFileSync(join(folder, `${id}.csv`));
  const published = parse(csv, { columns: true, bom: true }) as Row[];
  const rows = published.map((row) => convert(row, readings));
  const told = rows.filter((converted) => converted.length > 0).length;
  return parseKnowledgeTable({
    id,
    kind,
    rules,
    title,
    source: `${book}. ${note}. Rows published: ${published.length}; left out: ${published.length - told}.`,
    effective_from: publishedOn,
    effective_to: null,
    certainty,
    rows: rows.flat(),
  });
}

function oneRowALine({ rows, ...metadata }: KnowledgeTable): string {
  const head = JSON.stringify(metadata, null, 2).replace(/\n}$/, '');
  return `${head},\n  "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n  ]\n}\n`;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-drug-safety.ts <folder of CSV files>');
const readings = readingsSchema.parse(
  JSON.parse(readFileSync(join('knowledge', 'readings', 'drug-safety.json'), 'utf8')),
);
for (const table of descriptions.map((description) => toTable(folder, readings, description))) {
  writeFileSync(join('knowledge', 'points', `${table.id}.json`), oneRowALine(table));
  process.stderr.write(`${table.id}: ${table.rows.length} rows\n`);
}
