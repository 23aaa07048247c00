/**
 * Turns the published tables of weights and standards that the project comes with into tariffs. Recipe:
 * `node tools/convert-tariffs.ts <folder of CSV files>`; the result is committed, the tables are not needed
 * afterwards. A region's own table is brought in by `sentinel tariff import`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readTariffTable } from '../core/payment/read-tariff-table.ts';
import { type TariffDescription, tariffDescriptionSchema } from '../core/payment/tariff-description.ts';
import { tariffIssueWords } from '../core/payment/tariff-issue.ts';
import { installTariff } from '../platform/knowledge/install-tariff.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';

type Column = TariffDescription['columns'][number];

const everyone: Column['insurance'] = ['employee', 'resident', 'other'];
const commonPay: Pick<TariffDescription['outliers'], 'high_pay' | 'low_pay'> = {
  high_pay: { method: 'excess-share', share: 1 },
  low_pay: { method: 'by-item', share: 1 },
};
const commonOutliers: TariffDescription['outliers'] = {
  high_multiple: { '1': 2, '2': 2.5, '3': 3 },
  low_multiple: { '1': 0.4, '2': 0.4, '3': 0.4 },
  ...commonPay,
  source:
    'Not part of the published table. Common figures: high multiple 3 for tertiary hospitals and 2 to 2.5 below, low multiple 0.4 paid by item; excess above the high multiple paid in full. A region sets its own here.',
};
const common = {
  group: 'drg',
  weight: 'weight',
  effective_to: null,
  tiers: null,
  institutions: {},
  marks: {},
  outliers: commonOutliers,
  exits: [],
  fund: {
    method: 'pro-rata' as const,
    source:
      'Not part of the published table. One of the two common ways: the share that the fund paid of the bill.',
  },
} satisfies Partial<TariffDescription>;

const standard = (
  header: string,
  levels: Column['levels'],
  insurance: Column['insurance'] = everyone,
  rate?: Column['rate'],
): Column => ({ header, holds: 'standard', levels, insurance, ...(rate && { rate }) });
const derived = (yuan: number): Column['rate'] => ({ yuan, published: false });

const descriptions: readonly TariffDescription[] = [
  {
    ...common,
    id: 'beijing-2022',
    table: 'beijing-2022.csv',
    title: { zh: '北京市DRG付费标准（2022年）', en: 'Beijing DRG payment standards (2022)' },
    region: '110000',
    scheme: 'beijing-2022',
    effective_from: '2022-01-01',
    source:
      'Published weight and standard table of the region, 2022; 696 groups, 49 of them to be paid by item (按项目据实支付).',
    notes: [
      'Flat standards: one price for all levels and insurances. They are published in whole yuan and come to 19,933 to 20,965 yuan for a weight of one, so no base rate is named.',
      'All 696 groups are those of scheme beijing-2022.',
    ],
    columns: [standard('standard', [1, 2, 3])],
    marks: { by_item: { header: 'weight', says: '按项目据实支付' } },
  },
  {
    ...common,
    id: 'jilin-2022',
    table: 'jilin-2022.csv',
    title: {
      zh: '吉林市DRG付费标准（2022年，三级医院）',
      en: 'Jilin DRG payment standards (2022, tertiary hospitals)',
    },
    region: '220200',
    scheme: 'chs-drg-1.1',
    effective_from: '2022-01-01',
    source:
      'Published table of weights, base rate, standards and limits in money for tertiary hospitals, 2022; 625 groups.',
    notes: [
      'Tertiary hospitals only: cases of other levels have no standard.',
      'The table says Jilin without telling the city from the province; it is given to the city, 220200.',
      '606 of its groups are groups of CHS-DRG 1.1; the other 19 are ambiguous cases of an MDC (?QY). 22 groups of the scheme have no row.',
      'Standards and limits are published to six decimals of a yuan, rounded to the fen. The limits are 0.35 and 2 times the standard.',
    ],
    columns: [
      standard('standard_tertiary', [3], everyone, { yuan: 9080.56, published: true }),
      { header: 'low_threshold_tertiary', holds: 'low-limit', levels: [3], insurance: everyone },
      { header: 'high_threshold_tertiary', holds: 'high-limit', levels: [3], insurance: everyone },
    ],
    outliers: {
      high_multiple: null,
      low_multiple: null,
      ...commonPay,
      source:
        'Limits as published for each group. What is paid beyond them is not part of the table: excess in full, low cost by item. A region sets its own here.',
    },
  },
  {
    ...common,
    id: 'linyi-2022',
    table: 'linyi-2022.csv',
    title: { zh: '临沂市DRG付费标准（2022年）', en: 'Linyi DRG payment standards (2022)' },
    region: '371300',
    scheme: 'chs-drg-1.1',
    effective_from: '2022-01-01',
    source:
      'Published weight and standard table of the region, 2022; 629 groups, 19 of them without a figure.',
    notes: [
      'The published table has no column for level-1 hospitals: the level-2 standard is applied to them.',
      'Group 0000 is the published standard for cases in no group. The other 628 are those of CHS-DRG 1.1.',
      'Base rates follow from the standards, which are their weight times the rate to the fen.',
    ],
    columns: [
      standard('standard_tertiary_employee', [3], ['employee'], derived(9865)),
      standard('standard_tertiary_resident', [3], ['resident'], derived(9391)),
      standard('standard_secondary_employee', [1, 2], ['employee'], derived(9651)),
      standard('standard_secondary_resident', [1, 2], ['resident'], derived(8501)),
    ],
  },
  {
    ...common,
    id: 'suzhou-2023',
    table: 'suzhou-2023.csv',
    title: { zh: '苏州市DRG付费标准（2023年）', en: 'Suzhou DRG payment standards (2023)' },
    region: '320500',
    scheme: 'suzhou-2023',
    effective_from: '2023-01-01',
    source:
      'Published table of weights, tier coefficients and standards of the region, 2023; 648 groups, 21 of them basic groups and 36 of traditional Chinese medicine.',
    notes: [
      'Coefficients 0.75, 1.02 and 1.2 by level; basic groups have 1.02 at every level, so one price everywhere.',
      'The base rate follows from the standards, which are weight times rate times coefficient to the fen.',
      'All 648 groups are those of scheme suzhou-2023. Standards are published to six decimals of a yuan, rounded to the fen.',
    ],
    tiers: { by_level: { '1': 0.75, '2': 1.02, '3': 1.2 }, basic: 1.02 },
    columns: [
      standard('standard_primary', [1], everyone, derived(8728.3)),
      standard('standard_secondary', [2], everyone, derived(8728.3)),
      standard('standard_tertiary', [3], everyone, derived(8728.3)),
    ],
    marks: { basic: { header: 'basic_group', says: 'yes' }, tcm: { header: 'tcm_group', says: 'yes' } },
  },
  {
    ...common,
    id: 'tongchuan-2022',
    table: 'tongchuan-2022.csv',
    title: { zh: '铜川市DRG付费标准（2022年）', en: 'Tongchuan DRG payment standards (2022)' },
    region: '610200',
    scheme: 'chs-drg-1.1',
    effective_from: '2022-01-01',
    source:
      'Published weight and standard table of the region, 2022; 628 groups, 32 of them without a figure.',
    notes: [
      'Standards do not depend on the level of the hospital. Published to six decimals of a yuan, rounded to the fen.',
      'Base rates follow from the standards. All 628 groups are those of CHS-DRG 1.1.',
    ],
    columns: [
      standard('standard_employee', [1, 2, 3], ['employee'], derived(7126.63)),
      standard('standard_resident', [1, 2, 3], ['resident'], derived(6956.38)),
    ],
  },
  {
    ...common,
    id: 'yancheng-2023',
    table: 'yancheng-2023.csv',
    title: { zh: '盐城市DRG付费标准（2023年）', en: 'Yancheng DRG payment standards (2023)' },
    region: '320900',
    scheme: 'chs-drg-1.1',
    effective_from: '2023-01-01',
    source:
      'Published table of weights, coefficients by group and level, and standards of the region, 2023; 628 groups, 24 of them for case review only, 72 more without a figure.',
    notes: [
      'A blank coefficient beside a standard means 1. Six of the groups for case review have a standard too, which is shown and not paid.',
      'There is no column for level-1 hospitals: their cases have no standard.',
      'The base rate follows from the standards, which are weight times rate times coefficient to the fen.',
      'All 628 groups are those of CHS-DRG 1.1. Standards are published to six decimals of a yuan, rounded to the fen.',
    ],
    columns: [
      standard('standard_secondary', [2], everyone, derived(8227.178375)),
      standard('standard_tertiary', [3], everyone, derived(8227.178375)),
      { header: 'coefficient_secondary', holds: 'coefficient', levels: [2], insurance: everyone },
      { header: 'coefficient_tertiary', holds: 'coefficient', levels: [3], insurance: everyone },
    ],
    marks: { case_review: { header: 'case_review_only', says: 'yes' } },
  },
];

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node tools/convert-tariffs.ts <folder of CSV files>');
for (const description of descriptions.map((one) => tariffDescriptionSchema.parse(one))) {
  const records: string[][] = parse(readFileSync(join(folder, description.table)), { bom: true });
  const rows = records.map((cells, at) => ({ line: at + 1, cells }));
  const read = readTariffTable(rows, description, () => true);
  if (!read.ok)
    throw new Error(
      read.issues.map((issue) => JSON.stringify([issue, tariffIssueWords(issue).en])).join('\n'),
    );
  installTariff(knowledgeFolder(), read.data);
}
