/**
 * Turns the published knowledge points on what is payable of drugs (batches 9 to 17, and the book of 2025)
 * into tables of ours. Recipe: `node tools/convert-drug-policy.ts <folder of CSV files>`; the result is
 * committed, the CSV files are not needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type KnowledgeTable, parseKnowledgeTable } from '../core/rules/knowledge-points.ts';
import type { PayableLimit } from '../core/rules/tables/drug-policy-tables.ts';

type Row = Readonly<Record<string, string>>;
type Read = (csv: string) => readonly Row[];
type Cell = string | number | null;
type Description = Omit<KnowledgeTable, 'rows' | 'limits' | 'effective_to'> & {
  readonly rows: (read: Read) => readonly (readonly Cell[])[];
  /** What the table holds beside its rows. */
  readonly beside?: (read: Read) => object;
};

const batches = 'NHSA, published knowledge points of the intelligent monitoring rule library';
const book =
  'NHSA, book of the rule library, 2025 edition (published 2026-02-12), read from an excerpt: names, not codes';
/** The exact days of batches 12 to 17 are not known to us; the last of them came out on this day. */
const indicationsFrom = '2026-06-29';
const bookFrom = '2026-02-12';
const sexes: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female' };
const levels: Readonly<Record<string, 1 | 2 | 3>> = { 一级: 1, 二级: 2, 三级: 3 };

const descriptions: readonly Description[] = [
  {
    id: 'drug-work-injury',
    kind: 'insurance-type',
    rules: ['GZ10000101001000'],
    title: { zh: '药品限工伤保险', en: 'Drugs payable under work-injury insurance' },
    source: `${batches}: batches 1 to 8, in force from the last of these`,
    effective_from: '2026-01-06',
    certainty: 'high',
    rows: (read) => insuredUnder(read, '工伤'),
  },
  {
    id: 'drug-maternity',
    kind: 'insurance-type',
    rules: ['GZ10000101002000'],
    title: { zh: '药品限生育保险', en: 'Drugs payable under maternity insurance' },
    source: `${batches}: batches 1 to 8, in force from the last of these`,
    effective_from: '2026-01-06',
    certainty: 'high',
    rows: (read) => insuredUnder(read, '生育'),
  },
  {
    id: 'slice-never-payable',
    kind: 'never-payable',
    rules: ['GZ10000101003000'],
    title: { zh: '单复方均不予支付的中药饮片', en: 'TCM slices never payable' },
    source: `${batches}: batch 11 (2026-05-11)`,
    effective_from: '2026-05-11',
    certainty: 'high',
    rows: (read) => slicesNotPayable(read, '单复方'),
  },
  {
    id: 'slice-not-payable-alone',
    kind: 'not-payable-alone',
    rules: ['GZ10000101004000'],
    title: { zh: '单方使用不予支付的中药饮片', en: 'TCM slices not payable alone' },
    source: `${batches}: batch 11 (2026-05-11)`,
    effective_from: '2026-05-11',
    certainty: 'high',
    rows: (read) => slicesNotPayable(read, '单方'),
  },
  {
    id: 'drug-second-line',
    kind: 'second-line',
    rules: ['GZ10000101005000'],
    title: { zh: '药品限二线使用', en: 'Drugs for second-line use' },
    source: `${batches}: batch 9 (2026-04-21). Which drugs come before them is not published`,
    effective_from: '2026-04-21',
    certainty: 'high',
    incomplete: true,
    rows: (read) =>
      read('drug-second-line').map((row) => [text(row, 'drug_code'), text(row, 'drug_name'), null]),
  },
  {
    id: 'drug-payable-limit',
    kind: 'payable-limit',
    rules: ['GZ10000101008000'],
    title: { zh: '药品限适应症', en: 'Limits of payment of drugs' },
    source: `${batches}: batches 12 to 17 (to 2026-06-29). The codes are published; the limits are read by machine from the published remarks. Taken are only remarks of a single indication, and of these an age that one range tells, sex, mode of care, level of hospital and a course in days; what else a remark asks is named, not judged. An upper age is taken to belong to the range`,
    effective_from: indicationsFrom,
    certainty: 'medium',
    rows: (read) =>
      read('drug-indication').map((row) => [
        text(row, 'drug_code'),
        text(row, 'drug_name'),
        text(row, 'limit_id'),
      ]),
    beside: (read) => ({ limits: payableLimits(read) }),
  },
  {
    id: 'drug-prescription-days',
    kind: 'prescription-days',
    rules: ['GZ10000101009000'],
    title: { zh: '药品限最大开药天数', en: 'Most days of a prescription' },
    source: `${book}. How many units a day makes is not published`,
    effective_from: bookFrom,
    certainty: 'medium',
    incomplete: true,
    rows: (read) =>
      read('drug-max-prescription-days').map((row) => [
        null,
        text(row, 'drug_name'),
        Number(text(row, 'max_days')),
        null,
      ]),
  },
  {
    id: 'drug-not-online',
    kind: 'visit-type',
    rules: ['DS-2025-047'],
    title: { zh: '互联网医院不予支付的药品', en: 'Drugs not payable in visits to internet hospitals' },
    source: `${batches}: batch 10 (2026-04-28), narcotic and psychotropic drugs. By which care type a region settles such visits is not published`,
    effective_from: '2026-04-28',
    certainty: 'high',
    incomplete: true,
    rows: (read) =>
      read('drug-internet-excluded').map((row) => [
        text(row, 'drug_code'),
        text(row, 'drug_name'),
        'not-online',
      ]),
  },
  {
    id: 'slice-incompatible-pair',
    kind: 'incompatible-pair',
    rules: ['GZ10000301012000'],
    title: { zh: '中药饮片配伍禁忌', en: 'Incompatible TCM slices' },
    source: book,
    effective_from: bookFrom,
    certainty: 'high',
    rows: (read) => read('tcm-incompatible-pairs').map((row) => [text(row, 'slice_a'), text(row, 'slice_b')]),
  },
];

function text(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return value;
}

function insuredUnder(read: Read, insurance: string): readonly Cell[][] {
  return read('drug-insurance-type')
    .filter((row) => row['insurance_type'] === insurance)
    .map((row) => [text(row, 'drug_code'), text(row, 'drug_name')]);
}

function slicesNotPayable(read: Read, when: string): readonly Cell[][] {
  return read('tcm-slice-not-payable')
    .filter((row) => row['not_payable_when'] === when)
    .map((row) => [text(row, 'slice_code'), text(row, 'slice_name')]);
}

/** Of the limits that some published code has. */
function payableLimits(read: Read): Readonly<Record<string, PayableLimit>> {
  const used = new Set(read('drug-indication').map((row) => row['limit_id']));
  const limits = read('drug-limit-structured').filter((row) => used.has(row['limit_id']));
  return Object.fromEntries(limits.map((row) => [text(row, 'limit_id'), payableLimit(row)]));
}

/** A remark of several indications limits each in its own way, so none of what it says holds for all. */
function payableLimit(row: Row): PayableLimit {
  const asks = { asksAlso: asksAlso(row) };
  if (row['items'] !== '1') return asks;
  const ages = agesOf(row);
  const sex = sexes[row['sex'] ?? ''];
  const minHospitalLevel = levels[row['facility'] ?? ''];
  const days = /^(\d+)天$/.exec(row['max_course'] ?? '')?.[1];
  return {
    ...(ages && { ages }),
    ...(sex && { sex }),
    ...(row['inpatient'] === 'Y' && { inpatientOnly: true as const }),
    ...(minHospitalLevel && { minHospitalLevel }),
    ...(days && { maxDays: Number(days) }),
    ...asks,
  };
}

/**
 * Months are durations of a treatment, not ages. `child` alone is no limit: a remark may name children among
 * others. Adults and children together leave only the lowest age, and none where a highest is named too.
 */
function agesOf(row: Row): PayableLimit['ages'] {
  const [from, to] = [yearsIn(row, 'age_min'), yearsIn(row, 'age_max')];
  const [adult, child] = [row['adult'] === 'Y', row['child'] === 'Y'];
  if (from === null && to === null) return adult && !child && !row['age_min'] ? ['P18Y', null] : undefined;
  if (adult) return from === null || to !== null ? undefined : [`P${from}Y`, null];
  const below = to === null ? (child ? 18 : null) : to + 1;
  return [from === null ? null : `P${from}Y`, below === null ? null : `P${below}Y`];
}

function yearsIn(row: Row, column: string): number | null {
  const years = /^(\d+)岁$/.exec(row[column] ?? '')?.[1];
  return years === undefined ? null : Number(years);
}

function asksAlso(row: Row): PayableLimit['asksAlso'] {
  const asked = {
    'second-line': row['second_line'],
    combination: row['combination'],
    test: row['test_required'],
    infection: row['infection'],
    rescue: row['rescue'],
    weight: row['bmi_min'],
    albumin: row['albumin_below_g_l'],
  };
  const others = Object.entries(asked).flatMap(([ask, value]) => (value ? [ask as keyof typeof asked] : []));
  return ['indication', ...others];
}

/** Rows one a line, and so the limits. */
function toText(table: KnowledgeTable): string {
  const { rows, ...head } = table;
  const lines = (entries: readonly string[]) => entries.map((entry) => `    ${entry}`).join(',\n');
  const limits =
    'limits' in head
      ? Object.entries(head.limits).map((entry) => entry.map((part) => toJson(part)).join(': '))
      : [];
  const metadata = toJson({ ...head, limits: undefined }, 2).replace(/\n}$/, '');
  const beside = limits.length > 0 ? `,\n  "limits": {\n${lines(limits)}\n  }` : '';
  return `${metadata}${beside},\n  "rows": [\n${lines(rows.map((row) => toJson(row)))}\n  ]\n}\n`;
}

function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent);
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-drug-policy.ts <folder of CSV files>');
const read: Read = (csv) => parse(readFileSync(join(folder, `${csv}.csv`)), { columns: true, bom: true });
for (const { rows, beside, ...head } of descriptions) {
  const sorted = rows(read).toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  const table = parseKnowledgeTable({ ...head, effective_to: null, ...beside?.(read), rows: sorted });
  writeFileSync(join('knowledge', 'points', `${table.id}.json`), toText(table));
  process.stderr.write(`${table.id}: ${table.rows.length} rows\n`);
}
