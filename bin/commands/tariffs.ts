import { cellOf, type Tariff } from '../../core/payment/tariff.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel tariffs`: what is installed, for whom, since when, and how much of it has a standard. */
export function listTariffs({ json }: { json?: boolean }): void {
  const tariffs = describeTariffs();
  if (json) printJson(tariffs);
  else printTariffs(tariffs);
}

const levels = [1, 2, 3] as const;
const insurances = ['employee', 'resident', 'other'] as const;

function describeTariffs() {
  return [...loadKnowledge().tariffs.values()].map((tariff) => ({
    id: tariff.data.id,
    title: tariff.data.title,
    region: tariff.data.region,
    scheme: tariff.data.scheme,
    effective_from: tariff.data.effective_from,
    effective_to: tariff.data.effective_to,
    groups: tariff.rows.size,
    groups_with_standard: groupsWithStandard(tariff, levels),
    by_level: Object.fromEntries(levels.map((level) => [level, groupsWithStandard(tariff, [level])])),
    by_class: Object.fromEntries(
      Object.entries(tariff.classes).map(([name, groups]) => [name, groups.size] as const),
    ),
    limits: tariff.data.outliers.high_multiple ? 'multiples' : 'amounts',
    high_pay: tariff.data.outliers.high_pay.method,
    low_pay: tariff.data.outliers.low_pay.method,
    exits: tariff.data.exits.map(({ id }) => id),
    institutions: Object.keys(tariff.data.institutions).length,
    source: tariff.data.source,
    notes: tariff.data.notes,
  }));
}

/** Groups with a standard for some insurance at one of the levels. */
function groupsWithStandard(tariff: Tariff, at: readonly (typeof levels)[number][]): number {
  const hasOne = (group: string) =>
    at.some((level) =>
      insurances.some((insurance) => cellOf(tariff, 'standard', group, level, insurance) !== null),
    );
  return [...tariff.rows.keys()].filter(hasOne).length;
}

function printTariffs(tariffs: ReturnType<typeof describeTariffs>): void {
  printTable(
    [
      'tariff',
      '名称 name',
      '地区 region',
      'scheme',
      'in force',
      'groups',
      'with standard',
      '三级/二级/一级 by level 3/2/1',
      '另计 marked out',
    ],
    tariffs.map((tariff) => [
      tariff.id,
      `${tariff.title.zh}\n${tariff.title.en}`,
      tariff.region,
      tariff.scheme,
      `${tariff.effective_from} – ${tariff.effective_to ?? ''}`,
      tariff.groups,
      tariff.groups_with_standard,
      [3, 2, 1].map((level) => tariff.by_level[level]).join('/'),
      classWords(tariff.by_class),
    ]),
  );
}

const classNames: Readonly<Record<string, string>> = {
  basic: '基层病组 basic',
  tcm: '中医病组 TCM',
  by_item: '按项目 by item',
  case_review: '特例单议 case review',
};

function classWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .flatMap(([name, groups]) => (groups > 0 ? [`${classNames[name]} ${groups}`] : []))
    .join('\n');
}
