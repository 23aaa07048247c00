import type { ImportIssue, SchemeReading } from '../import/import-issue.ts';
import type { Adrg, Mdc } from '../scheme.ts';
import {
  type GroupReader,
  type GroupRow,
  isPseudoAdrg,
  readGroupRows,
  rowsUnder,
} from './read-group-rows.ts';
import { readComplications, readExclusions, readSets } from './read-workbook-tables.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';
import type { Workbook } from './workbook.ts';
import { workbookPlaces } from './workbook-places.ts';

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

  const reader: GroupReader = { vocabulary, sets, issues };
  const mdcs = readGroupRows('mdc', workbook, reader);
  const adrgs = readGroupRows('adrg', workbook, reader);
  const drgs = readGroupRows('drg', workbook, reader);
  const missing = new Set(issues.flatMap((issue) => (issue.code === 'sheet-missing' ? [issue.sheet] : [])));
  for (const [level, { rows, unreadable }] of [
    ['MDC', mdcs],
    ['ADRG', adrgs],
  ] as const)
    if (rows.length === 0 && unreadable.size === 0 && !missing.has(level))
      issues.push({ code: 'no-groups', place: null, level });
  const adrgsOf = rowsUnder(adrgs.rows, 'mdc', mdcs, reader);
  const drgsOf = rowsUnder(drgs.rows, 'adrg', adrgs, reader);
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

function toMdc(mdc: GroupRow<'mdc'>, rows: readonly GroupRow<'adrg'>[], { issues }: GroupReader): Mdc {
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
