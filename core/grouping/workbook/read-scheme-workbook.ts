import type { Condition } from '../condition.ts';
import type { ImportIssue, Place, SchemeReading } from '../import/import-issue.ts';
import type { Adrg, Mdc } from '../scheme.ts';
import { parseRule } from './parse-rule.ts';
import { readSheetRows, type SheetRow } from './read-sheet-rows.ts';
import { readComplications, readExclusions, readSets } from './read-workbook-tables.ts';
import { ruleToCondition } from './rule-to-condition.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import type { Workbook } from './workbook.ts';

/** What reading the rows of groups shares. */
interface Reader {
  readonly vocabulary: RuleVocabulary;
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly issues: ImportIssue[];
  readonly places: Map<string, Place>;
}

type GroupSheet = 'mdc' | 'adrg' | 'drg';

/** A row of a group with its code in plain form, its rule looked up and its place in the order. */
interface GroupRow<K extends GroupSheet> {
  readonly row: SheetRow<K>;
  readonly code: string;
  readonly title: string;
  readonly rule: ReadRule;
  readonly order: number;
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
  const places = new Map<string, Place>();
  const sets = readSets(workbook, vocabulary, issues);
  const complications = readComplications(workbook, vocabulary, issues);
  const exclusions = readExclusions(workbook, vocabulary, issues);
  const validProcedures = sets.get(vocabulary.qualifyingSet);
  if (!validProcedures) issues.push({ code: 'unknown-set', place: null, name: vocabulary.qualifyingSet });

  const reader: Reader = { vocabulary, sets, issues, places };
  const rows = <K extends GroupSheet>(kind: K) =>
    readGroupRows(kind, readSheetRows(kind, workbook, vocabulary, issues), reader);
  const [mdcRows, adrgRows, drgRows] = [rows('mdc'), rows('adrg'), rows('drg')];
  const adrgsOf = under(adrgRows, 'mdc', mdcRows, reader);
  const drgsOf = under(drgRows, 'adrg', adrgRows, reader);
  if (mdcRows.length === 0) return { draft: null, issues, places };

  const mdcs = mdcRows.map((mdc) => toMdc(mdc, adrgsOf.get(mdc.code) ?? [], reader));
  const adrgs = mdcRows
    .flatMap((mdc) => adrgsOf.get(mdc.code) ?? [])
    .filter((adrg) => !isPseudoAdrg(adrg.code))
    .map((adrg) => toAdrg(adrg, drgsOf.get(adrg.code) ?? []));
  const tables = { complications, exclusions, validProcedures: validProcedures ?? [] };
  return { draft: { mdcs, adrgs, ...tables }, issues, places };
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

function readGroupRows<K extends GroupSheet>(
  kind: K,
  rows: readonly SheetRow<K>[],
  reader: Reader,
): readonly GroupRow<K>[] {
  const { issues, places } = reader;
  const seen = new Set<string>();
  const read = rows.flatMap((row): GroupRow<K>[] => {
    const code = row.cell('code').toUpperCase();
    if (endOfSearch.test(code)) return [];
    const column = 'code';
    if (!codeShapes[kind].test(code)) {
      issues.push({ code: 'cell-unreadable', place: row.place(column), column, text: code });
      return [];
    }
    if (seen.has(code)) {
      issues.push({ code: 'repeated-entry', place: row.place(column), entry: code });
      return [];
    }
    seen.add(code);
    places.set(kind === 'mdc' ? code.slice(3) : code, row.place(column));
    const title = row.cell('name') || code;
    return [{ row, code, title, rule: readRule(row, reader), order: readOrder(row, code, reader) }];
  });
  return read.toSorted((one, other) => one.order - other.order);
}

/** The row of cases without a group in an MDC comes last, whatever number it has. */
function readOrder<K extends GroupSheet>(row: SheetRow<K>, code: string, { issues }: Reader): number {
  const text = row.cell('order');
  if (/^.00$/.test(code)) return Number.POSITIVE_INFINITY;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const place = row.place('order');
  issues.push(
    text === ''
      ? { code: 'cell-empty', place, column: 'order' }
      : { code: 'cell-unreadable', place, column: 'order', text },
  );
  return 0;
}

/** Neither always nor never: a rule that could not be read says nothing of other groups. */
const unreadable: ReadRule = { isEmpty: false, condition: { not: { const: false } }, sets: {} };

function readRule<K extends GroupSheet>(row: SheetRow<K>, { vocabulary, sets, issues }: Reader): ReadRule {
  const text = row.cell('rule');
  const parsed = parseRule(text, vocabulary.intersection);
  if (!parsed.ok) {
    const { expected, found, position } = parsed;
    issues.push({ code: 'rule-syntax', place: row.place('rule', position), expected, found });
    return unreadable;
  }
  const meaning = ruleToCondition(parsed.rule, { vocabulary, sets });
  for (const { position, ...fault } of meaning.faults)
    issues.push({ ...fault, place: row.place('rule', position) });
  if (meaning.faults.length > 0) return unreadable;
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
  parents: readonly GroupRow<P>[],
  { issues }: Reader,
): ReadonlyMap<string, readonly GroupRow<K>[]> {
  const known = new Set(parents.map((parent) => parent.code));
  const cell = ({ row }: GroupRow<K>) => (row as unknown as SheetRow<'drg'>).cell(column).toUpperCase();
  const place = ({ row }: GroupRow<K>) => (row as unknown as SheetRow<'drg'>).place(column);
  const byParent = Map.groupBy(rows, cell);
  for (const [parent, children] of byParent) {
    if (!known.has(parent)) {
      for (const child of children)
        issues.push({ code: 'missing-group', place: place(child), group: parent });
    }
    for (const [i, child] of children.entries()) {
      const before = children[i - 1];
      if (before === undefined || before.order !== child.order) continue;
      const entry = `order ${child.order} in ${parent}`;
      issues.push({
        code: 'contradiction',
        place: child.row.place('order'),
        entry,
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
