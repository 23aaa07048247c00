import { describeScheme, type SchemeDescription } from '../../platform/knowledge/describe-scheme.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { listSchemes as installedSchemes } from '../../platform/knowledge/load-scheme.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel schemes`: which grouping schemes are installed, since when, and what they hold. */
export function listSchemes({ json }: { json?: boolean }): void {
  const folder = knowledgeFolder();
  const schemes = installedSchemes(folder).map(({ id }) => describeScheme(folder, id));
  if (json) printJson(schemes);
  else printSchemes(schemes);
}

function printSchemes(schemes: readonly SchemeDescription[]): void {
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
