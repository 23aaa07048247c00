import { describeTariff, type TariffDescription } from '../../platform/knowledge/describe-tariff.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel tariffs`: what is installed, for whom, since when, and how much of it has a standard. */
export function listTariffs({ json }: { json?: boolean }): void {
  const tariffs = [...loadKnowledge().tariffs.values()].map(describeTariff);
  if (json) printJson(tariffs);
  else printTariffs(tariffs);
}

function printTariffs(tariffs: readonly TariffDescription[]): void {
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
