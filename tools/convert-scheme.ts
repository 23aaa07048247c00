/**
 * Recipe: turns the neutral facts of one scheme and its code tables into our own format.
 *
 *   node tools/convert-scheme.ts <facts/schemes/ID> <facts/codes> <knowledge>
 *
 * It writes the big tables. `scheme.json`, `errata.json` and `titles-en.json` beside them are kept by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

type Json = Record<string, unknown>;
type Tables = Record<string, string[]>;
type Line = readonly [name: string, value: unknown];

interface SourceMdc {
  code: string;
  title: string;
  entry: Json;
  principalDx: string[];
  sites?: { site: string; dx: string[] }[];
  siteRule?: { minDistinctSites: number; counts: string };
  ambiguous: { when: Json; after: string | null };
  adrgOrder: string[];
}
interface SourceAdrg {
  id: string;
  adrg: string;
  type: string;
  title: string;
  when: Json;
  sets: Tables;
  procClasses?: Tables;
}
interface SourceDrg {
  code: string;
  branch: string;
  title: string;
  when: Json;
}
interface SourceMapping {
  identity: string[];
  changed: Record<string, string>;
}

const codeSource = 'National Healthcare Security Administration code tables, insurance edition 2.0';
const mappingSource =
  'National Healthcare Security Administration mapping, clinical edition 2.0 to insurance edition 2.0';

function convertScheme(from: string, to: string): void {
  const read = <T>(name: string) => readJson<T>(join(from, name));
  const mdcs = read<SourceMdc[]>('mdc.json');
  const adrgs = new Map(read<SourceAdrg[]>('adrg.json').map((adrg) => [adrg.id, adrg]));
  const drgs = Map.groupBy(read<SourceDrg[]>('drg.json'), (drg) => drg.branch);
  const tried = mdcs.flatMap((mdc) => mdc.adrgOrder).map((id) => adrgs.get(id) as SourceAdrg);

  mkdirSync(to, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(to, name), text);
  write('mdc.json', arrayText(mdcs.map(convertMdc)));
  write('adrg.json', arrayText(tried.map((adrg) => convertAdrg(adrg, drgs.get(adrg.id) ?? []))));
  write(
    'complications.json',
    objectText(['mcc', 'cc'].map((level) => [level, byTable(read(`${level}.json`))])),
  );
  write('exclusions.json', objectText(Object.entries(byTable(read('exclusions.json')))));
  write('valid-procedures.json', codeListText(read('valid-procedures.json')));
}

function convertMdc(mdc: SourceMdc): Json {
  const { code, title, adrgOrder: adrgs, principalDx, sites, siteRule } = mdc;
  return {
    code,
    title,
    entry: siteRule ? { all: [mdc.entry, siteCondition(siteRule)] } : mdc.entry,
    ambiguous: mdc.ambiguous.when['const'] === false ? null : mdc.ambiguous,
    adrgs,
    sets: principalDx.length > 0 ? { dx: principalDx } : {},
    ...(sites && { bodySites: sites }),
  };
}

function siteCondition({ counts, minDistinctSites }: NonNullable<SourceMdc['siteRule']>): Json {
  return { [counts === 'distinct sites' ? 'bodySites' : 'bodySiteDx']: ['>=', minDistinctSites] };
}

function convertAdrg(source: SourceAdrg, drgs: readonly SourceDrg[]): Json {
  const { id, adrg, type, title, when, sets, procClasses } = source;
  return {
    id,
    adrg,
    type,
    // Changzhou leaves a few ADRGs without a title.
    title: title || adrg,
    when,
    drgs: drgs.map((drg) => ({ code: drg.code, title: drg.title, when: drg.when })),
    sets,
    ...(procClasses && { procClasses }),
  };
}

function byTable(tableOf: Record<string, string>): Tables {
  const tables: Tables = {};
  for (const [code, table] of Object.entries(tableOf)) {
    tables[table] ??= [];
    tables[table].push(code);
  }
  return tables;
}

function convertCodes(from: string, to: string): void {
  const read = <T>(name: string) => readJson<T>(join(from, name));
  mkdirSync(to, { recursive: true });
  const writeTitles = (id: string, titles: Record<string, string>) =>
    writeFileSync(
      join(to, `${id}.json`),
      objectText([
        ['id', id],
        ['source', codeSource],
        ['titles', titles],
      ]),
    );
  writeTitles('icd10-nhsa-2.0', read('icd10.json'));
  const procedures = Object.entries(
    read<Record<string, [title: string, qualifying: number]>>('icd9cm3.json'),
  );
  writeTitles('icd9cm3-nhsa-2.0', Object.fromEntries(procedures.map(([code, [title]]) => [code, title])));
  const mapping = (kind: string): Line[] => {
    const { identity, changed } = read<SourceMapping>(`${kind}-map.json`);
    return [
      ['source', mappingSource],
      ['same', identity],
      ['changed', changed],
    ];
  };
  writeFileSync(
    join(to, 'clinical-2.0-to-insurance-2.0.json'),
    `{\n"dx":${objectText(mapping('dx')).trimEnd()},\n"proc":${objectText(mapping('proc'))}}\n`,
  );
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** One element a line. */
function arrayText(elements: readonly unknown[]): string {
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`;
}

/** Nested tables and long code lists get lines of their own, so that a change stays a small difference. */
function objectText(lines: readonly Line[]): string {
  return `{\n${lines.map(([name, value]) => `${JSON.stringify(name)}:${valueText(value)}`).join(',\n')}\n}\n`;
}

function valueText(value: unknown): string {
  if (isLongCodeList(value)) return codeListText(value).trimEnd();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return objectText(Object.entries(value)).trimEnd();
}

function isLongCodeList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 1000;
}

/** A line for each three-character category. */
function codeListText(codes: readonly string[]): string {
  const categories = Map.groupBy(codes, (code) => code.slice(0, 3));
  return `[\n${[...categories.values()].map((some) => JSON.stringify(some).slice(1, -1)).join(',\n')}\n]\n`;
}

const [schemeDir, codesDir, knowledgeDir] = process.argv.slice(2);
if (!schemeDir || !codesDir || !knowledgeDir) {
  console.error('usage: node tools/convert-scheme.ts <facts/schemes/ID> <facts/codes> <knowledge>');
  process.exit(2);
}
convertScheme(schemeDir, join(knowledgeDir, 'schemes', basename(schemeDir)));
convertCodes(codesDir, join(knowledgeDir, 'codes'));
