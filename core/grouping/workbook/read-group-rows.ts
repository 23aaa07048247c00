import type { Condition } from '../condition.ts';
import type { ImportIssue } from '../import/import-issue.ts';
import { unknownCondition } from '../import/unknown-condition.ts';
import { parseRule } from './parse-rule.ts';
import { readSheetRows, type SheetRow } from './read-sheet-rows.ts';
import type { PlacedTable } from './read-workbook-tables.ts';
import { ruleToCondition } from './rule-to-condition.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import type { Workbook } from './workbook.ts';

/** What reading the rows of groups shares. */
export interface GroupReader {
  readonly vocabulary: RuleVocabulary;
  readonly sets: PlacedTable<ReadonlyMap<string, readonly string[]>>;
  readonly issues: ImportIssue[];
}

type GroupSheet = 'mdc' | 'adrg' | 'drg';

/** A row of a group with its code in plain form, its rule looked up and its place in the order. */
export interface GroupRow<K extends GroupSheet> {
  readonly row: SheetRow<K>;
  readonly code: string;
  readonly title: string;
  readonly rule: ReadRule;
  /** `null` where it could not be read. */
  readonly order: number | null;
}

interface ReadRule {
  readonly isEmpty: boolean;
  readonly condition: Condition;
  readonly sets: Readonly<Record<string, readonly string[]>>;
}

/** Codes of the groups of each sheet; `MDCA` is meant by `A`. */
const codeShapes: Readonly<Record<GroupSheet, RegExp>> = {
  mdc: /^MDC[A-Z]$/,
  adrg: /^[A-Z](?:[A-Z][A-Z0-9]|QY|00)$/,
  drg: /^[A-Z](?:[A-Z][A-Z0-9]{2}|QY[A-Z0-9]?|00[A-Z0-9]?)$/,
};

/** The rows that only say that the search ends without a group. */
const endOfSearch = /^0{2,4}$/;

/** The rows of what is ambiguous or in no group of an MDC. */
export function isPseudoAdrg(code: string): boolean {
  return /^.(?:QY|00)$/.test(code);
}

/** The groups of a sheet in their order. */
export interface GroupRows<K extends GroupSheet> {
  readonly rows: readonly GroupRow<K>[];
  /** As they stand; a row below that names one of them is no mistake of its own. */
  readonly unreadable: ReadonlySet<string>;
}

export function readGroupRows<K extends GroupSheet>(
  kind: K,
  workbook: Workbook,
  reader: GroupReader,
): GroupRows<K> {
  return readRows(kind, readSheetRows(kind, workbook, reader.vocabulary, reader.issues), reader);
}

function readRows<K extends GroupSheet>(
  kind: K,
  rows: readonly SheetRow<K>[],
  reader: GroupReader,
): GroupRows<K> {
  const { issues } = reader;
  const seen = new Map<string, SheetRow<K>>();
  const unreadable = new Set<string>();
  const read = rows.flatMap((row): GroupRow<K>[] => {
    const code = row.cell('code').toUpperCase();
    if (endOfSearch.test(code)) return [];
    const column = 'code';
    if (!codeShapes[kind].test(code)) {
      unreadable.add(code);
      issues.push({ code: 'cell-unreadable', place: row.place(column), column, text: code });
      return [];
    }
    const first = seen.get(code);
    if (first) {
      const [place, also] = [first.place(column), [row.place(column)]];
      issues.push({ code: 'repeated-entry', place, also, entry: code });
      return [];
    }
    seen.set(code, row);
    const title = row.cell('name') || code;
    return [{ row, code, title, rule: readRule(row, reader), order: readOrder(row, code, reader) }];
  });
  return { rows: read.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0)), unreadable };
}

/** The row of cases without a group in an MDC comes last, whatever number it has. */
function readOrder<K extends GroupSheet>(
  row: SheetRow<K>,
  code: string,
  { issues }: GroupReader,
): number | null {
  const text = row.cell('order');
  if (/^.00$/.test(code)) return Number.POSITIVE_INFINITY;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const place = row.place('order');
  issues.push(
    text === ''
      ? { code: 'cell-empty', place, column: 'order' }
      : { code: 'cell-unreadable', place, column: 'order', text },
  );
  return null;
}

const unreadRule: ReadRule = { isEmpty: false, condition: unknownCondition, sets: {} };

function readRule<K extends GroupSheet>(
  row: SheetRow<K>,
  { vocabulary, sets, issues }: GroupReader,
): ReadRule {
  if (!row.has('rule')) return unreadRule;
  const text = row.cell('rule');
  const parsed = parseRule(text, vocabulary.intersection);
  if (!parsed.ok) {
    const { expected, found, position } = parsed;
    issues.push({ code: 'rule-syntax', place: row.place('rule', position), expected, found });
    return unreadRule;
  }
  const meaning = ruleToCondition(parsed.rule, { vocabulary, sets: sets.table });
  for (const { position, ...fault } of meaning.faults) {
    // Without any set, the sheet is what is missing.
    if (fault.code === 'unknown-set' && sets.table.size === 0) continue;
    issues.push({ ...fault, place: row.place('rule', position) });
  }
  if (meaning.faults.length > 0) return unreadRule;
  return {
    isEmpty: parsed.rule.kind === 'always',
    condition: meaning.condition,
    sets: meaning.sets,
  };
}

/** The rows of each group above; tells of rows that name one that is not there, and of places taken twice. */
export function rowsUnder<K extends 'adrg' | 'drg', P extends GroupSheet>(
  rows: readonly GroupRow<K>[],
  column: K extends 'adrg' ? 'mdc' : 'adrg',
  parents: GroupRows<P>,
  { issues }: GroupReader,
): ReadonlyMap<string, readonly GroupRow<K>[]> {
  const known = new Set(parents.rows.map((parent) => parent.code));
  const cell = ({ row }: GroupRow<K>) => (row as unknown as SheetRow<'drg'>).cell(column).toUpperCase();
  const place = ({ row }: GroupRow<K>) => (row as unknown as SheetRow<'drg'>).place(column);
  const byParent = Map.groupBy(rows, cell);
  for (const [parent, children] of byParent) {
    const isLost = parents.rows.length > 0 && !known.has(parent) && !parents.unreadable.has(parent);
    for (const child of isLost ? children : [])
      issues.push(
        parent === ''
          ? { code: 'cell-empty', place: place(child), column }
          : { code: 'missing-group', place: place(child), group: parent },
      );
    for (const [i, child] of children.entries()) {
      const before = children[i - 1];
      if (before === undefined || child.order === null || before.order !== child.order) continue;
      issues.push({
        code: 'same-order',
        place: child.row.place('order'),
        order: child.order,
        group: parent,
        one: before.code,
        other: child.code,
      });
    }
  }
  return byParent;
}
