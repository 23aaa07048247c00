import { coreStages, type DipCatalogue } from '../core/grouping/dip/catalogue.ts';
import type { SheetTally } from '../core/grouping/dip/import/sheet-tally.ts';
import { printTable } from './commands/print-table.ts';

/** How many groups of each stage a catalogue has, and how much its lists hold. */
export function countGroups(catalogue: DipCatalogue): Readonly<Record<string, number>> {
  const { groups, comprehensive, excludedPrincipals, excludedOperations, primaryCare } = catalogue;
  const ofStages = coreStages.map(
    (stage) => [stage, groups.filter((group) => group.stage === stage).length] as const,
  );
  return {
    groups: groups.length,
    ...Object.fromEntries(ofStages),
    comprehensive: comprehensive.length,
    excluded_principals: excludedPrincipals.length,
    excluded_operations: excludedOperations.length,
    primary_care: primaryCare.length,
  };
}

/** What became of the rows of each sheet: read is used and reported together. */
export function printCatalogueCounts(tallies: readonly SheetTally[]): void {
  printTable(
    ['工作表 sheet', '行 rows', '表头 header', '空行 blank', '读入 read', '采用 used', '报告 reported'],
    tallies.map(({ sheet, rows, header, blank, read, used, reported }) => [
      sheet,
      rows,
      header,
      blank,
      read,
      used,
      reported,
    ]),
  );
}
