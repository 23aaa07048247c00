import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DipCatalogue } from '../../core/grouping/dip/catalogue.ts';
import { cataloguesPath } from './catalogue-files.ts';
import { sealCatalogue } from './catalogue-seal.ts';

/** Puts a DIP catalogue that is sound in the place of the one of its id, whole or not at all. */
export function installCatalogue(knowledgeDir: string, catalogue: DipCatalogue): void {
  const dir = join(knowledgeDir, ...cataloguesPath, catalogue.header.id);
  mkdirSync(dir, { recursive: true });
  const aside = join(dir, '.catalogue.json');
  writeFileSync(aside, catalogueText(catalogue));
  renameSync(aside, join(dir, 'catalogue.json'));
  sealCatalogue(knowledgeDir, catalogue.header);
}

/** JSON with one group or code a line, so that a change of one group is a change of one line. */
export function catalogueText({ header, ...lists }: DipCatalogue): string {
  const listed = Object.entries(lists).map(
    ([name, list]) => `  "${name}": [\n${list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`,
  );
  const head = JSON.stringify({ header }, null, 2).slice(0, -2);
  return `${[head, ...listed].join(',\n')}\n}\n`;
}
