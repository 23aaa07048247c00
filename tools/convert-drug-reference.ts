/**
 * Turns the published drug catalogue and what was read out of it (CSV) into tables of ours. Recipe:
 * `node tools/convert-drug-reference.ts <folder of CSV files>`; the result is committed, the CSV files are
 * not needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type DrugTable, parseDrugTable } from '../core/drugs/drug-tables.ts';

type Row = Readonly<Record<string, string>>;
type Read = (csv: string) => readonly Row[];
type Cell = string | number | boolean | null;
type Description = Omit<DrugTable, 'rows' | 'effective_to'> & {
  readonly rows: (read: Read) => readonly (readonly Cell[])[];
};

const catalogue2024 = '国家基本医疗保险、工伤保险和生育保险药品目录（2024年）';
const inForceFrom = '2025-01-01';
const codesRead = 'Read out of the codes and names of the published knowledge points';

const sections: Row = {
  西药: 'western',
  中成药: 'patent-medicine',
  协议期内谈判西药: 'negotiated-western',
  协议期内谈判中成药: 'negotiated-patent-medicine',
  竞价: 'bid',
};
const payClasses: Row = { 甲: 'A', 乙: 'B', '乙/甲': 'A-or-B' };
const controls: Row = {
  麻醉药品: 'narcotic',
  精神药品第一类: 'psychotropic-1',
  精神药品第二类: 'psychotropic-2',
  毒性药品西药: 'toxic-western',
  毒性药品中药: 'toxic-tcm',
};
/** The parts of the catalogue name some classes differently; the name of the first one here is taken. */
const classSections = ['西药', '中成', '竞价', '协议'];

const descriptions: readonly Description[] = [
  {
    id: 'drug-catalogue-2024',
    kind: 'catalogue',
    title: { zh: '国家医保药品目录（2024年）', en: 'National drug catalogue 2024' },
    source: `NHSA, ${catalogue2024}. Payment standards are left out`,
    effective_from: inForceFrom,
    certainty: 'high',
    rows: (read) =>
      read('drug-catalogue-2024').map((row) => [
        known(sections, text(row, 'section')),
        text(row, 'no'),
        known(payClasses, text(row, 'pay_class')),
        text(row, 'class_code'),
        text(row, 'name'),
        row['form'] || null,
        row['agreement_from'] || null,
        row['agreement_to'] || null,
      ]),
  },
  {
    id: 'drug-classes-2024',
    kind: 'classes',
    title: { zh: '药品目录分类', en: 'Classes of the drug catalogue' },
    source: `NHSA, ${catalogue2024}. Where its parts name a class differently, the part of western drugs counts`,
    effective_from: inForceFrom,
    certainty: 'high',
    rows: (read) => classesOf(read('drug-catalogue-class-2024')),
  },
  {
    id: 'drug-products',
    kind: 'products',
    title: { zh: '药品代码中的品种', en: 'Drugs by class, substance and form of their codes' },
    source: `${codesRead}; of several names of one product, that with most codes. Links to the catalogue of 2024 by name`,
    effective_from: inForceFrom,
    certainty: 'medium',
    rows: (read) => productsOf(read('drug-code-substance'), read('drug-code-catalogue-link')),
  },
  {
    id: 'drug-forms',
    kind: 'forms',
    title: { zh: '药品代码中的剂型', en: 'Forms in drug codes' },
    source: `${codesRead}: what most names of a form say`,
    effective_from: inForceFrom,
    certainty: 'medium',
    rows: (read) =>
      read('drug-form-code').map((row) => {
        const form = text(row, 'main_form');
        return [text(row, 'form_code'), form === '?' ? null : form];
      }),
  },
  {
    id: 'antibacterials-2024',
    kind: 'antibacterials',
    title: { zh: '抗菌药物目录（2024年）', en: 'Antibacterials of the drug catalogue 2024' },
    source: `NHSA, ${catalogue2024}: its class XJ01`,
    effective_from: inForceFrom,
    certainty: 'high',
    rows: (read) =>
      read('antibacterial-catalogue-2024').map((row) => [
        text(row, 'class_code'),
        text(row, 'name'),
        row['form'] || null,
      ]),
  },
  {
    id: 'tcm-slices-2024',
    kind: 'slices',
    title: { zh: '中药饮片目录（2024年）', en: 'TCM slices of the drug catalogue 2024' },
    source: `NHSA, ${catalogue2024}: 892 payable slices, those marked not payable when given alone`,
    effective_from: inForceFrom,
    certainty: 'high',
    rows: (read) =>
      read('tcm-slice-catalogue-2024').map((row) => [
        text(row, 'slice_name'),
        row['not_payable_alone'] !== 'Y',
      ]),
  },
  {
    id: 'controlled-drugs-2025',
    kind: 'controlled',
    title: { zh: '麻醉药品、精神药品和医疗用毒性药品', en: 'Narcotic, psychotropic and toxic drugs' },
    source:
      '药用类麻醉药品目录（2025年）, 药用类精神药品目录（2025年）, 医疗用毒性药品管理办法; read from a copy',
    effective_from: inForceFrom,
    certainty: 'medium',
    rows: (read) =>
      read('controlled-drugs-2025').map((row) => [
        text(row, 'drug_name'),
        known(controls, `${text(row, 'category')}${row['class'] ?? ''}`),
      ]),
  },
  {
    id: 'high-alert-drugs-2025',
    kind: 'high-alert',
    title: { zh: '高警示药品（摘录）', en: 'High-alert drugs (abridged)' },
    source: 'An abridged list of 2025, read from a copy; not complete',
    effective_from: inForceFrom,
    certainty: 'low',
    rows: (read) => read('high-alert-drugs-2025').map((row) => [text(row, 'drug_name'), text(row, 'level')]),
  },
  {
    id: 'antimicrobial-daily-doses',
    kind: 'daily-doses',
    title: { zh: '抗微生物药物限定日剂量', en: 'Defined daily doses of antimicrobials' },
    source:
      'WHO Collaborating Centre for Drug Statistics Methodology, ATC/DDD index as stored in the R package AMR; minocycline oral corrected to 0.2 g',
    effective_from: inForceFrom,
    certainty: 'high',
    rows: (read) => read('antimicrobial-ddd').flatMap(dosesOf),
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

function classesOf(rows: readonly Row[]): readonly Cell[][] {
  const names = new Map<string, string>();
  for (const section of classSections) {
    for (const row of rows) {
      const code = text(row, 'class_code');
      if (row['section'] === section && !names.has(code)) names.set(code, text(row, 'class_name'));
    }
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
}

function productsOf(products: readonly Row[], links: readonly Row[]): readonly Cell[][] {
  const linked = new Map(links.map((row) => [productKey(row), row]));
  return [...Map.groupBy(products, productKey)].map(([key, [first, ...others]]) => {
    if (!first) throw new Error(`no rows for ${key}`);
    const main = others.reduce(
      (most, row) => (Number(row['codes']) > Number(most['codes']) ? row : most),
      first,
    );
    const link = linked.get(key);
    return [
      `X${text(main, 'atc_level4')}`,
      text(main, 'substance_code'),
      text(main, 'form_code'),
      text(main, 'drug_name'),
      link ? text(link, 'catalogue_name') : null,
      link ? known(payClasses, text(link, 'pay_class')) : null,
    ];
  });
}

function productKey(row: Row): string {
  return [row['atc_level4'], row['substance_code'], row['form_code']].join();
}

/** A dose stands as `2`, `9 MU`, `2 (P01AB01)`; what follows the number and its unit is a remark. */
function dosesOf(row: Row): readonly Cell[][] {
  const name = row['name_zh']?.replace(/ \(.*\)$/, '') || null;
  return (['oral', 'parenteral'] as const).flatMap((route) => {
    const dose = row[`${route}_g`];
    if (!dose) return [];
    const [, amount, unit] = /^([\d.]+)( MU)?/.exec(dose) ?? [];
    return [[text(row, 'name_en'), name, route, Number(amount), unit ? 'MU' : 'g']];
  });
}

function oneRowALine({ rows, ...head }: DrugTable): string {
  const metadata = JSON.stringify(head, null, 2).replace(/\n}$/, '');
  return `${metadata},\n  "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n  ]\n}\n`;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-drug-reference.ts <folder of CSV files>');
const read: Read = (csv) => parse(readFileSync(join(folder, `${csv}.csv`)), { columns: true, bom: true });
for (const { rows, ...head } of descriptions) {
  const table = parseDrugTable({ ...head, effective_to: null, rows: rows(read) });
  writeFileSync(join('knowledge', 'drugs', `${table.id}.json`), oneRowALine(table));
  process.stderr.write(`${table.id}: ${table.rows.length} rows\n`);
}
