import type { Condition } from '../condition.ts';
import type { ImportIssue, SchemeReading } from '../import/import-issue.ts';
import { unknownCondition } from '../import/unknown-condition.ts';
import type { Adrg, Mdc } from '../scheme.ts';
import { parseRule } from './parse-rule.ts';
import { readSheetRows, type SheetRow } from './read-sheet-rows.ts';
import { type PlacedTable, readComplications, readExclusions, readSets } from './read-workbook-tables.ts';
import { ruleToCondition } from './rule-to-condition.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import type { Workbook } from './workbook.ts';
import { workbookPlaces } from './workbook-places.ts';

/** What reading the rows of groups shares. */
interface Reader {
  readonly vocabulary: RuleVocabulary;
  readonly sets: PlacedTable<ReadonlyMap<string, readonly string[]>>;
  readonly issues: ImportIssue[];
}

type GroupSheet = 'mdc' | 'adrg' | 'drg';

/** A row of a group with its code in plain form, its rule looked up and its place in the order. */
interface GroupRow<K extends GroupSheet> {
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

/**
 * Reads the national 3.0 workbook. An MDC whose rule is empty passes on what finds no group in it; any other
 * keeps what entered it. That is the public implementers' reading, not the published text.
 */
export function readSchemeWorkbook(workbook: Workbook, vocabulary: RuleVocabulary): SchemeReading {
  const issues: ImportIssue[] = [];
  const gaps = new Set(['mdcs']);
  const sets = readSets(workbook, vocabulary, issues);
  const complications = readComplications(workbook, vocabulary, issues);
  const before = issues.length;
  const exclusions = readExclusions(workbook, vocabulary, issues);
  if (issues.length > before) gaps.add('exclusions');
  const { qualifyingSet } = vocabulary;
  const validProcedures = sets.table.get(qualifyingSet);
  if (!validProcedures) {
    if (sets.table.size > 0) issues.push({ code: 'unknown-set', place: null, name: qualifyingSet });
    gaps.add('validProc');
  }

  const reader: Reader = { vocabulary, sets, issues };
  const mdcs = rowsOf('mdc', workbook, reader);
  const adrgs = rowsOf('adrg', workbook, reader);
  const drgs = rowsOf('drg', workbook, reader);
  const adrgsOf = under(adrgs.rows, 'mdc', mdcs, reader);
  const drgsOf = under(drgs.rows, 'adrg', adrgs, reader);
  const places = workbookPlaces(
    { mdcs: mdcs.rows, adrgs: adrgs.rows, drgs: drgs.rows },
    { sets, complications, exclusions },
    qualifyingSet,
  );

  const order = mdcs.rows.flatMap((mdc) => adrgsOf.get(mdc.code) ?? []);
  const draft = {
    mdcs: mdcs.rows.map((mdc) => toMdc(mdc, adrgsOf.get(mdc.code) ?? [], reader)),
    adrgs: [...new Set([...order, ...adrgs.rows])]
      .filter((adrg) => !isPseudoAdrg(adrg.code))
      .map((adrg) => toAdrg(adrg, drgsOf.get(adrg.code) ?? [])),
    complications: complications.table,
    exclusions: exclusions.table,
    validProcedures: validProcedures ?? [],
  };
  return { draft, issues: withoutEchoes(issues), places, gaps };
}

/** What a missing sheet or column takes along is not told again, row by row. */
function withoutEchoes(issues: readonly ImportIssue[]): readonly ImportIssue[] {
  const columns = new Set(
    issues.flatMap((issue) => (issue.code === 'column-missing' ? [`${sheetOf(issue)} ${issue.column}`] : [])),
  );
  return issues.filter(
    (issue) =>
      (issue.code !== 'cell-empty' && issue.code !== 'cell-unreadable') ||
      !columns.has(`${sheetOf(issue)} ${issue.column}`),
  );
}

function sheetOf({ place }: ImportIssue): string {
  return place && 'sheet' in place ? place.sheet : '';
}

/** Codes of the groups of each sheet; `MDCA` is meant by `A`. */
const codeShapes: Readonly<Record<GroupSheet, RegExp>> = {
  mdc: /^MDC[A-Z]$/,
  adrg: /^[A-Z](?:[A-Z][A-Z0-9]|QY|00)$/,
  drg: /^[A-Z](?:[A-Z][A-Z0-9]{2}|QY[A-Z0-9]?|00[A-Z0-9]?)$/,
};

/** The rows that only say that the search ends without a group. */
const endOfSearch = /^0{2,4}$/;

function isPseudoAdrg(code: string): boolean {
  return /^.(?:QY|00)$/.test(code);
}

interface GroupRows<K extends GroupSheet> {
  readonly rows: readonly GroupRow<K>[];
  /** As they stand; a row below that names one of them is no mistake of its own. */
  readonly unreadable: ReadonlySet<string>;
}

function rowsOf<K extends GroupSheet>(kind: K, workbook: Workbook, reader: Reader): GroupRows<K> {
  return readGroupRows(kind, readSheetRows(kind, workbook, reader.vocabulary, reader.issues), reader);
}

function readGroupRows<K extends GroupSheet>(
  kind: K,
  rows: readonly SheetRow<K>[],
  reader: Reader,
): GroupRows<K> {
  const { issues } = reader;
  const seen = new Set<string>();
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
    if (seen.has(code)) {
      issues.push({ code: 'repeated-entry', place: row.place(column), entry: code });
      return [];
    }
    seen.add(code);
    const title = row.cell('name') || code;
    return [{ row, code, title, rule: readRule(row, reader), order: readOrder(row, code, reader) }];
  });
  return { rows: read.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0)), unreadable };
}

/** The row of cases without a group in an MDC comes last, whatever number it has. */
function readOrder<K extends GroupSheet>(row: SheetRow<K>, code: string, { issues }: Reader): number | null {
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

function readRule<K extends GroupSheet>(row: SheetRow<K>, { vocabulary, sets, issues }: Reader): ReadRule {
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
function under<K extends 'adrg' | 'drg', P extends GroupSheet>(
  rows: readonly GroupRow<K>[],
  column: K extends 'adrg' ? 'mdc' : 'adrg',
  parents: GroupRows<P>,
  { issues }: Reader,
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

function toMdc(mdc: GroupRow<'mdc'>, rows: readonly GroupRow<'adrg'>[], { issues }: Reader): Mdc {
  const commits = !mdc.rule.isEmpty;
  const real = rows.filter(({ code }) => !isPseudoAdrg(code));
  const slot = rows.find(({ code }) => code.endsWith('QY'));
  const rest = rows.find(({ code }) => code.endsWith('00'));
  if (rest && !rest.rule.isEmpty)
    issues.push({
      code: 'contradiction',
      place: rest.row.place('rule'),
      entry: rest.code,
      one: rest.row.cell('rule'),
      other: '1',
    });
  const ambiguous = commits && slot ? slot : undefined;
  const before = rows
    .slice(0, ambiguous && rows.indexOf(ambiguous))
    .filter(({ code }) => !isPseudoAdrg(code));
  return {
    code: mdc.code.slice(3),
    title: mdc.title,
    entry: mdc.rule.condition,
    ...(commits && { commits }),
    ambiguous: ambiguous ? { when: ambiguous.rule.condition, after: before.at(-1)?.code ?? null } : null,
    adrgs: real.map(({ code }) => code),
    sets: { ...mdc.rule.sets, ...ambiguous?.rule.sets },
  };
}

function toAdrg(adrg: GroupRow<'adrg'>, drgs: readonly GroupRow<'drg'>[]): Adrg {
  const sets = [adrg, ...drgs].map(({ rule }) => rule.sets);
  return {
    id: adrg.code,
    adrg: adrg.code,
    type: typeOf(adrg.code),
    title: adrg.title,
    when: adrg.rule.condition,
    drgs: drgs.map(({ code, title, rule }) => ({ code, title, when: rule.condition })),
    sets: Object.assign({}, ...sets) as Adrg['sets'],
  };
}

/** The second letter of an ADRG says it: A to J, K to Q, R to Z. */
function typeOf(code: string): Adrg['type'] {
  const letter = code.charAt(1);
  if (letter <= 'J') return 'surgical';
  return letter <= 'Q' ? 'procedural' : 'medical';
}
