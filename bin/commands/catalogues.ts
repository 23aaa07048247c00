import type { DipHeader } from '../../core/grouping/dip/catalogue.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { catalogueIds, loadCatalogue } from '../../platform/knowledge/load-catalogue.ts';
import { countGroups } from '../print-catalogue-counts.ts';
import { printJson, printTable } from './print-table.ts';

type Described = DipHeader & { readonly counts: Readonly<Record<string, number>> };

/** `sentinel catalogues`: which DIP catalogues are installed, since when, and what they hold. */
export function listInstalledCatalogues({ json }: { json?: boolean }): void {
  const folder = knowledgeFolder();
  const catalogues = catalogueIds(folder).map((id) => {
    const catalogue = loadCatalogue(folder, id);
    return { ...catalogue.header, counts: countGroups(catalogue) };
  });
  if (json) printJson(catalogues);
  else printCatalogues(catalogues);
}

function printCatalogues(catalogues: readonly Described[]): void {
  printTable(
    [
      'catalogue',
      '名称 name',
      'region',
      'in force',
      'form',
      '核心 core',
      '综合 comprehensive',
      '基层 primary care',
    ],
    catalogues.map(({ id, title, region, effectiveFrom, effectiveTo, form, counts }) => [
      id,
      `${title.zh}\n${title.en}`,
      region,
      `${effectiveFrom} – ${effectiveTo ?? ''}`,
      form,
      counts['groups'] ?? 0,
      counts['comprehensive'] ?? 0,
      counts['primary_care'] ?? 0,
    ]),
  );
}
