import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { listSchemes as installedSchemes, loadScheme } from '../../platform/knowledge/load-scheme.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel schemes`: which grouping schemes are installed, since when, and what they hold. */
export function listSchemes({ json }: { json?: boolean }): void {
  const schemes = describeSchemes();
  if (json) printJson(schemes);
  else printSchemes(schemes);
}

function describeSchemes() {
  const folder = knowledgeFolder();
  return installedSchemes(folder).map((header) => {
    const { mdcs, adrgs, errata } = loadScheme(folder, header.id);
    return {
      ...header,
      mdcs: mdcs.length,
      adrgs: new Set(adrgs.map(({ adrg }) => adrg)).size,
      drgs: new Set(adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code))).size,
      errata: errata.map(({ id, default: reading, description }) => ({ id, reading, description })),
    };
  });
}

function printSchemes(schemes: ReturnType<typeof describeSchemes>): void {
  printTable(
    ['scheme', '名称 name', 'region', 'in force', 'MDC', 'ADRG', 'DRG', 'errata'],
    schemes.map((scheme) => [
      scheme.id,
      `${scheme.title.zh}\n${scheme.title.en}`,
      scheme.region,
      `${scheme.effectiveFrom} – ${scheme.effectiveTo ?? ''}`,
      scheme.mdcs,
      scheme.adrgs,
      scheme.drgs,
      scheme.errata.map(({ id, reading }) => `${id}: ${reading}`).join('\n'),
    ]),
  );
}
