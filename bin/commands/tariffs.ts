import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel tariffs`: what is installed, for whom, since when, and how much of it has a standard. */
export function listTariffs({ json }: { json?: boolean }): void {
  const tariffs = describeTariffs();
  if (json) printJson(tariffs);
  else printTariffs(tariffs);
}

function describeTariffs() {
  return [...loadKnowledge().tariffs.values()].map(({ data, rows }) => ({
    id: data.id,
    title: data.title,
    region: data.region,
    scheme: data.scheme,
    effective_from: data.effective_from,
    effective_to: data.effective_to,
    groups: rows.size,
    groups_with_standard: [...rows.values()].filter((row) => row.standardsFen.some((fen) => fen !== null))
      .length,
    source: data.source,
    notes: data.notes,
  }));
}

function printTariffs(tariffs: ReturnType<typeof describeTariffs>): void {
  printTable(
    ['tariff', '名称 name', '地区 region', 'scheme', 'in force', 'groups', 'with standard'],
    tariffs.map((tariff) => [
      tariff.id,
      `${tariff.title.zh}\n${tariff.title.en}`,
      tariff.region,
      tariff.scheme,
      `${tariff.effective_from} – ${tariff.effective_to ?? ''}`,
      tariff.groups,
      tariff.groups_with_standard,
    ]),
  );
}
