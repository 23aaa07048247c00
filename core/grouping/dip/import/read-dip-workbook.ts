import type { CellPlace } from '../../import/import-issue.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { coreStages } from '../catalogue.ts';
import type { CatalogueReading, EntryList } from './catalogue-reading.ts';
import type { DipIssue } from './dip-issue.ts';
import { type Placed, readCodeSheet, readExcludedOperations, readPrimaryCare } from './read-code-sheets.ts';
import { type PlacedGroup, readCoreSheet } from './read-core-sheet.ts';
import { findDipSheet, type ReadSheet } from './read-dip-sheet.ts';
import { type SheetTally, unreadTally } from './sheet-tally.ts';
import type { DipColumn, DipSheetKind, DipSheetLayout, DipVocabulary } from './workbook-vocabulary.ts';

/** Reads the national 3.0 workbook of DIP. Every row of every sheet becomes something or is told. */
export function readDipWorkbook(workbook: Workbook, vocabulary: DipVocabulary): CatalogueReading {
  const issues: DipIssue[] = [];
  const layoutOf = (kind: DipSheetKind) => {
    const found = vocabulary.sheets.find((sheet) => sheet.kind === kind);
    if (!found) throw new Error(`the vocabulary has no sheet ${kind}`);
    return found;
  };
  const stages = coreStages.map((stage) =>
    readCoreSheet(stage, layoutOf(stage), workbook, vocabulary, issues),
  );
  const listed = (kind: DipSheetKind) => readCodeSheet(layoutOf(kind), workbook, vocabulary, issues);
  const lists = {
    resistantPrincipals: listed('resistance'),
    excludedPrincipals: listed('excludedPrincipals'),
    excludedOperations: readExcludedOperations(layoutOf('excludedOperations'), workbook, vocabulary, issues),
    primaryCare: readPrimaryCare(layoutOf('primaryCare'), workbook, vocabulary, issues),
  };
  const layouts = new Map(coreStages.map((stage) => [stage, layoutOf(stage)] as const));
  const groups = partCollisions(
    stages.flatMap(({ entries }) => entries),
    (stage) => layouts.get(stage),
    issues,
  );
  if (groups.length === 0) issues.push({ code: 'no-groups', place: null });
  const entriesOf = <T>({ entries }: ReadSheet<Placed<T>>) => entries.map(({ entry }) => entry);
  return {
    draft: {
      groups: groups.map(({ group }) => group),
      comprehensive: [],
      excludedPrincipals: entriesOf(lists.excludedPrincipals),
      excludedOperations: entriesOf(lists.excludedOperations),
      resistantPrincipals: entriesOf(lists.resistantPrincipals),
      resistantOthers: [vocabulary.resistanceMark],
      primaryCare: entriesOf(lists.primaryCare),
    },
    issues: issues,
    places: placesOf(groups, lists),
    tallies: [
      ...[...stages, ...Object.values(lists)].flatMap(({ tally }) => tally ?? []),
      ...tallyOthers(workbook, vocabulary, issues),
    ],
  };
}

/** A number that sheets of one class give twice gets the letters of its sheet behind it. */
function partCollisions(
  groups: readonly PlacedGroup[],
  layoutOf: (stage: PlacedGroup['group']['stage']) => DipSheetLayout | undefined,
  issues: DipIssue[],
): readonly PlacedGroup[] {
  const byCode = Map.groupBy(groups, ({ code }) => code);
  for (const [number, some] of byCode) {
    if (some.length < 2) continue;
    for (const placed of some) {
      const suffix = layoutOf(placed.group.stage)?.suffix;
      placed.group = { ...placed.group, code: `${placed.code}-${suffix ?? placed.group.stage}` };
    }
    const [place = null, ...also] = some.map(({ row }) => row.place('number'));
    issues.push({
      code: 'number-collides',
      place,
      also,
      number,
      entries: some.map(({ group }) => group.code),
    });
  }
  return groups;
}

/** Sheets that nothing is known of are told with their rows, so that nothing is passed over. */
function tallyOthers(
  workbook: Workbook,
  vocabulary: DipVocabulary,
  issues: DipIssue[],
): readonly SheetTally[] {
  const known = new Set(vocabulary.sheets.map((layout) => findDipSheet(workbook, layout)));
  return [...workbook].flatMap(([name, sheet]) => {
    if (known.has(name)) return [];
    const tally = unreadTally(name, sheet);
    if (tally.read > 0) issues.push({ code: 'sheet-unknown', place: null, sheet: name, rows: tally.read });
    return [tally];
  });
}

/** The columns of a sheet by the names that their cells have in the catalogue. */
const columnOf: Readonly<Record<string, DipColumn>> = {
  principal: 'principal',
  anyDiagnosis: 'principal',
  otherDiagnosis: 'other',
  main: 'main',
  anyOperation: 'main',
  related: 'related',
};

function placesOf(
  groups: readonly PlacedGroup[],
  lists: Readonly<Record<EntryList, ReadSheet<Placed<unknown>>>>,
): CatalogueReading['places'] {
  const rows = new Map(groups.map(({ group, row }) => [group.code, row]));
  return {
    ofGroup: (code, cell = '') => rows.get(code)?.place(columnOf[cell] ?? 'number') ?? null,
    ofEntry: (list, place): CellPlace | null => lists[list].entries[place]?.row.place() ?? null,
  };
}
