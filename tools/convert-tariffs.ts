/**
 * Turns a published table of weights and standards (CSV: drg, weight, one column a standard in yuan) into
 * a tariff of ours. Recipe: `node tools/convert-tariffs.ts <folder of CSV files>`; the result is committed,
 * the tables are not needed afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseTariff, type TariffData } from '../core/payment/tariff.ts';

type Column = TariffData['columns'][number];
type Description = Omit<TariffData, 'rows'> & { readonly csvColumns: Readonly<Record<string, Column>> };

const outliers: TariffData['outliers'] = {
  high_multiple: { '1': 2, '2': 2.5, '3': 3 },
  high_excess_share: 1,
  low_multiple: { '1': 0.4, '2': 0.4, '3': 0.4 },
  source:
    'Not part of the published table. Common figures: high multiple 3 for tertiary hospitals and 2 to 2.5 below, low multiple 0.4 paid by item; excess above the high multiple paid in full. A region sets its own here.',
};

const descriptions: readonly Description[] = [
  {
    id: 'linyi-2022',
    title: { zh: '临沂市DRG付费标准（2022年）', en: 'Linyi DRG payment standards (2022)' },
    region: '371300',
    scheme: 'chs-drg-1.1',
    effective_from: '2022-01-01',
    effective_to: null,
    source:
      'Published weight and standard table of the region, 2022; 629 groups, 19 of them without a figure.',
    notes: [
      'The published table has no column for level-1 hospitals: the level-2 standard is applied to them.',
      'Group 0000 is the published standard for cases in no group.',
    ],
    outliers,
    columns: [],
    csvColumns: {
      standard_tertiary_employee: { levels: [3], insurance: ['employee'] },
      standard_tertiary_resident: { levels: [3], insurance: ['resident'] },
      standard_secondary_employee: { levels: [1, 2], insurance: ['employee'] },
      standard_secondary_resident: { levels: [1, 2], insurance: ['resident'] },
    },
  },
  {
    id: 'tongchuan-2022',
    title: { zh: '铜川市DRG付费标准（2022年）', en: 'Tongchuan DRG payment standards (2022)' },
    region: '610200',
    scheme: 'chs-drg-1.1',
    effective_from: '2022-01-01',
    effective_to: null,
    source:
      'Published weight and standard table of the region, 2022; 628 groups, 32 of them without a figure.',
    notes: [
      'Standards do not depend on the level of the hospital. Published to six decimals of a yuan, rounded to the fen.',
    ],
    outliers,
    columns: [],
    csvColumns: {
      standard_employee: { levels: [1, 2, 3], insurance: ['employee'] },
      standard_resident: { levels: [1, 2, 3], insurance: ['resident'] },
    },
  },
];

const fen = (yuan: string | undefined) => (yuan ? Math.round(Number(yuan) * 100) : null);

function convert(description: Description, csv: string): TariffData {
  const { csvColumns, ...tariff } = description;
  const records: Record<string, string>[] = parse(csv, { columns: true, bom: true });
  const rows = records.map((record): TariffData['rows'][number] => [
    record['drg'] ?? '',
    record['weight'] ? Number(record['weight']) : null,
    ...Object.keys(csvColumns).map((name) => fen(record[name])),
  ]);
  return parseTariff({ ...tariff, columns: Object.values(csvColumns), rows }).data;
}

/** JSON with one row of the table a line, so that a change of one standard is a change of one line. */
function toText({ rows, ...head }: TariffData): string {
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n${body}\n  ]\n}\n`;
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-tariffs.ts <folder of CSV files>');
for (const description of descriptions) {
  const tariff = convert(description, readFileSync(join(folder, `${description.id}.csv`), 'utf8'));
  writeFileSync(join(import.meta.dirname, `../knowledge/tariffs/${tariff.id}.json`), toText(tariff));
}
