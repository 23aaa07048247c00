import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TariffData } from '../../core/payment/tariff-schema.ts';

/** Puts a tariff in the place of the one of its id, whole or not at all. */
export function installTariff(knowledgeDir: string, tariff: TariffData): void {
  const dir = join(knowledgeDir, 'tariffs');
  mkdirSync(dir, { recursive: true });
  const aside = join(dir, `.${tariff.id}`);
  writeFileSync(aside, tariffText(tariff));
  renameSync(aside, join(dir, `${tariff.id}.json`));
}

/** JSON with one row or column of the table a line, so that a change of one standard is a change of one line. */
function tariffText({ columns, rows, ...head }: TariffData): string {
  const listed = (name: string, list: readonly unknown[]) =>
    `  "${name}": [\n${list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
  const start = JSON.stringify(head, null, 2).slice(0, -2);
  return `${start},\n${listed('columns', columns)},\n${listed('rows', rows)}\n}\n`;
}
