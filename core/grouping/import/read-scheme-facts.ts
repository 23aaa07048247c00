import type * as z from 'zod';
import { convertSchemeFacts } from './convert-scheme-facts.ts';
import { type FactSource, type FileContent, readFactSource } from './fact-source.ts';
import { findFactContradictions } from './find-fact-contradictions.ts';
import { findOrderContradictions } from './find-order-contradictions.ts';
import type { GroupPlace, ImportIssue, SchemeReading } from './import-issue.ts';
import { readCodeList, readTableByCode } from './read-fact-lists.ts';
import { type FactRow, readFactRows } from './read-fact-rows.ts';
import {
  type AdrgFacts,
  type DrgFacts,
  type FactFile,
  type GroupFile,
  groupRowSchemas,
  type MdcFacts,
} from './scheme-facts.ts';

/** All that could be read of a scheme, row by row. */
export interface FactRows {
  readonly mdcs: readonly FactRow<MdcFacts>[];
  readonly adrgs: readonly FactRow<AdrgFacts>[];
  readonly drgs: readonly FactRow<DrgFacts>[];
}

type PlaceIn = (file: FactFile) => FactSource['place'];

/** Reads the JSON files of a scheme in the neutral form; what is broken does not keep the rest from being checked. */
export function readSchemeFacts(files: Readonly<Record<string, FileContent>>): SchemeReading {
  const issues: ImportIssue[] = [];
  const sources = new Map<FactFile, FactSource>();
  const place: PlaceIn = (file) => sources.get(file)?.place ?? (() => ({ file, line: null, path: '' }));
  function read<T>(file: FactFile, empty: T, how: (source: FactSource) => T): T {
    const source = readFactSource(file, files[file], issues);
    if (source) sources.set(file, source);
    return source ? how(source) : empty;
  }
  const rowsOf = <F extends GroupFile, T = z.infer<(typeof groupRowSchemas)[F]>>(file: F) =>
    read<readonly FactRow<T>[]>(file, [], (source) =>
      readFactRows(source, groupRowSchemas[file] as unknown as z.ZodType<T>, issues),
    );
  const tableOf = (file: FactFile) => read(file, {}, (source) => readTableByCode(source, issues));

  const someRowsOf = <F extends 'mdc.json' | 'adrg.json'>(file: F) => {
    const [before, rows] = [issues.length, rowsOf(file)];
    if (rows.length === 0 && issues.length === before)
      issues.push({ code: 'shape', place: place(file)([]), problem: { kind: 'empty' } });
    return rows;
  };
  const rows = { mdcs: someRowsOf('mdc.json'), adrgs: someRowsOf('adrg.json'), drgs: rowsOf('drg.json') };
  const draft = convertSchemeFacts({
    'mdc.json': named(rows.mdcs, 'code'),
    'adrg.json': named(rows.adrgs, 'id'),
    'drg.json': named(rows.drgs, 'code'),
    'mcc.json': tableOf('mcc.json'),
    'cc.json': tableOf('cc.json'),
    'exclusions.json': tableOf('exclusions.json'),
    'valid-procedures.json': read('valid-procedures.json', [], (source) => readCodeList(source, issues)),
  });
  const broken = new Set(
    issues.flatMap((issue) => (issue.place && 'file' in issue.place ? [issue.place.file] : [])),
  );
  const gaps = gapsOf(rows, broken);
  issues.push(...findFactContradictions(rows, gaps, place), ...findOrderContradictions(rows, place));
  return { draft, issues, places: placesOf(rows, place), gaps };
}

/** A group without a name gets one that nothing names, for the rest of it to be checked. */
function named<T extends object>(rows: readonly FactRow<T>[], name: keyof T & string): T[] {
  return rows.map(({ facts, index }) => (facts[name] ? facts : { ...facts, [name]: nameless(index) }));
}

const nameless = (index: number) => `#${index + 1}`;

function gapsOf({ mdcs, adrgs, drgs }: FactRows, broken: ReadonlySet<string>): ReadonlySet<string> {
  const gaps = new Set<string>();
  if (mdcs.length === 0) gaps.add('mdcs');
  if (drgs.length === 0 && broken.has('drg.json')) gaps.add('drgs');
  if (adrgs.length === 0 || adrgs.some(({ unread }) => unread.has('id'))) gaps.add('adrgs');
  if (broken.has('valid-procedures.json')) gaps.add('validProc');
  if (broken.has('exclusions.json')) gaps.add('exclusions');
  for (const { facts, unread, index } of mdcs)
    for (const field of unread) gaps.add(`${facts.code || nameless(index)} ${schemeNames[field] ?? field}`);
  for (const { facts, unread, index } of adrgs)
    for (const field of unread) gaps.add(`${facts.id || nameless(index)} ${field}`);
  return gaps;
}

/** What the scheme calls the fields of an MDC. */
const schemeNames: Readonly<Record<string, string>> = {
  principalDx: 'sets.dx',
  adrgOrder: 'adrgs',
  sites: 'bodySites',
};

function placesOf({ mdcs, adrgs, drgs }: FactRows, place: PlaceIn): ReadonlyMap<string, GroupPlace> {
  const places = new Map<string, GroupPlace>();
  const note = (name: string, file: FactFile, row: readonly PropertyKey[], factsPath = samePath) => {
    const at = (...path: readonly PropertyKey[]) => place(file)([...row, ...factsPath(path)]);
    if (!places.has(name)) places.set(name, { row: place(file)(row), at });
  };
  for (const { facts, index } of mdcs)
    note(facts.code || nameless(index), 'mdc.json', [index], mdcPath(facts));
  for (const { facts, index } of adrgs) note(facts.id || nameless(index), 'adrg.json', [index]);
  for (const { facts, index } of drgs)
    note(`${facts.branch} ${facts.code || nameless(index)}`, 'drg.json', [index]);
  note('MCC', 'mcc.json', []);
  note('CC', 'cc.json', []);
  note('exclusions', 'exclusions.json', []);
  note('validProc', 'valid-procedures.json', []);
  return places;
}

const samePath = (path: readonly PropertyKey[]) => path;

/** The scheme says of an MDC in one condition what its facts say in two, and calls its lists otherwise. */
function mdcPath({ siteRule }: MdcFacts): typeof samePath {
  return ([field, ...path]) => {
    if (field === 'sets') return ['principalDx', ...path.slice(1)];
    if (field === 'bodySites') return ['sites', ...path];
    if (field !== 'entry' || !siteRule || path[0] !== 'all')
      return field === undefined ? [] : [field, ...path];
    return path[1] === 1 ? ['siteRule'] : ['entry', ...path.slice(2)];
  };
}
