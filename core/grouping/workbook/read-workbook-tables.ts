import type { CellPlace, ImportIssue } from '../import/import-issue.ts';
import { readSheetRows, type SheetRow } from './read-sheet-rows.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import type { Workbook } from './workbook.ts';

type CodesByName = Record<string, string[]>;

/** A table, and the cell of each of its codes. */
export interface PlacedTable<T> {
  readonly table: T;
  readonly placeOf: (code: string, table?: string) => CellPlace | null;
}

/** Sets by id in capitals. A member that stands twice is kept twice, and told later. */
export function readSets(
  workbook: Workbook,
  vocabulary: RuleVocabulary,
  issues: ImportIssue[],
): PlacedTable<ReadonlyMap<string, readonly string[]>> {
  const sets = new Map<string, string[]>();
  const rows = new Map<string, SheetRow<'sets'>>();
  for (const row of readSheetRows('sets', workbook, vocabulary, issues)) {
    const [set, code] = [row.cell('set').toUpperCase(), row.cell('code')];
    if (set === '') issues.push({ code: 'cell-empty', place: row.place('set'), column: 'set' });
    else if (code === '') issues.push({ code: 'cell-empty', place: row.place('code'), column: 'code' });
    else if (!sets.get(set)?.push(code)) sets.set(set, [code]);
    rows.set(`${set} ${code}`, row);
  }
  return { table: sets, placeOf: (code, set) => rows.get(`${set} ${code}`)?.place('code') ?? null };
}

/** Complications by level and exclusion table. A code may be of both levels in one table. */
export function readComplications(
  workbook: Workbook,
  vocabulary: RuleVocabulary,
  issues: ImportIssue[],
): PlacedTable<{ readonly mcc: CodesByName; readonly cc: CodesByName }> {
  const levels = { mcc: {} as CodesByName, cc: {} as CodesByName };
  const rows = new Map<string, SheetRow<'complications'>>();
  for (const row of readSheetRows('complications', workbook, vocabulary, issues)) {
    const [code, table, type] = [row.cell('code'), row.cell('table'), row.cell('type').toUpperCase()];
    const empty = (['code', 'table', 'type'] as const).filter((column) => row.cell(column) === '');
    for (const column of empty) issues.push({ code: 'cell-empty', place: row.place(column), column });
    if (empty.length > 0) continue;
    if (type !== 'MCC' && type !== 'CC') {
      issues.push({ code: 'cell-unreadable', place: row.place('type'), column: 'type', text: type });
      continue;
    }
    const [before, above] = [rows.get(`${type} ${code}`), rows.get(code)];
    const differing = [before, above].find((other) => other && other.cell('table') !== table);
    if (differing) {
      const one = `${differing.cell('type').toUpperCase()} ${differing.cell('table')}`;
      const place = row.place('code');
      issues.push({ code: 'contradiction', place, entry: code, one, other: `${type} ${table}` });
    } else if (before) {
      issues.push({ code: 'repeated-code', place: row.place('code'), list: type, codes: [code] });
    } else {
      if (!above) rows.set(code, row);
      rows.set(`${type} ${code}`, row);
      const tables = type === 'MCC' ? levels.mcc : levels.cc;
      if (!Object.hasOwn(tables, table)) tables[table] = [];
      tables[table]?.push(code);
    }
  }
  const placeOf = (code: string, level?: string) =>
    (rows.get(level ? `${level} ${code}` : code) ?? rows.get(code))?.place('code') ?? null;
  return { table: levels, placeOf };
}

/** Principal diagnoses by exclusion table. A diagnosis may stand in several tables. */
export function readExclusions(
  workbook: Workbook,
  vocabulary: RuleVocabulary,
  issues: ImportIssue[],
): PlacedTable<CodesByName> {
  const rows = new Map<string, SheetRow<'exclusions'>>();
  const tables = new Map<string, Set<string>>();
  for (const row of readSheetRows('exclusions', workbook, vocabulary, issues)) {
    const [table, code] = [row.cell('table'), row.cell('code')];
    if (table === '' || code === '') {
      const column = table === '' ? 'table' : 'code';
      issues.push({ code: 'cell-empty', place: row.place(column), column });
      continue;
    }
    const codes = tables.get(table) ?? new Set();
    if (codes.has(code))
      issues.push({ code: 'repeated-code', place: row.place('code'), list: table, codes: [code] });
    tables.set(table, codes.add(code));
    if (!rows.has(code)) rows.set(code, row);
  }
  return {
    table: Object.fromEntries([...tables].map(([table, codes]) => [table, [...codes]])),
    placeOf: (code) => rows.get(code)?.place('code') ?? null,
  };
}
