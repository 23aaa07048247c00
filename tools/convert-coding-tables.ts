/**
 * Recipe: turns the tables of facts that coders look things up in into our own format.
 *
 *   node tools/convert-coding-tables.ts <facts> <knowledge>
 *
 * `plausible-values.json` is written by hand: it is our own judgement.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type CodingTable, parseCodingTable } from '../core/coding/coding-table.ts';

type Row = Readonly<Record<string, string>>;
type Draft = Readonly<Record<string, unknown>> & { readonly rows: readonly unknown[] };
type Converted = Exclude<CodingTable, { kind: 'plausible-values' }>;

const tables = 'NHSA code tables, insurance edition 2.0';
const library = 'NHSA intelligent monitoring rule library, 2025 book';
const sexes: Row = { 男: 'male', 女: 'female' };
const kinds: Row = {
  手术: 'operation',
  介入治疗: 'interventional',
  治疗性操作: 'therapeutic',
  诊断性操作: 'diagnostic',
};
const reasons: Row = {
  '外因编码V-Y': 'external-cause',
  '耐药附加编码U80-U89': 'resistance',
  '病原体附加编码B95-B97': 'organism',
};
const ageGroups: Row = {
  新生儿: 'newborn',
  婴儿: 'infant',
  儿童: 'child',
  成人: 'adult',
  老年: 'elderly',
  育龄期: 'childbearing',
};

/**
 * Names that hold the telling word and say the opposite, or an earlier onset; or where it only tells the illness
 * from the newborn's: acute respiratory distress is J80 in a child, too.
 */
const misleadingName = /非新生儿|老年前期|青少年发病的成人型|成人型?呼吸窘迫/;

function convertAll(facts: string): readonly Converted[] {
  const read = (...path: string[]) =>
    parse(readFileSync(join(facts, ...path)), { bom: true, columns: true, trim: true }) as Row[];
  const codes = (name: string) => read('codes', `${name}.csv`);
  const points = (name: string) => read('knowledge-points', `${name}.csv`);
  return [
    greyCodes('icd10-nhsa-2.0-grey', '灰码诊断', 'Grey diagnosis codes', codes, 'diagnosis_code'),
    greyCodes('icd9cm3-nhsa-2.0-grey', '灰码手术操作', 'Grey procedure codes', codes, 'procedure_code'),
    diagnosisSex(codes('diagnosis-sex')),
    diagnosisAge(codes('diagnosis-age-group')),
    neverPrincipal(codes('diagnosis-never-principal-by-structure')),
    procedureKind(codes('procedure-kind')),
    procedureSex(points('procedure-sex')),
    procedureDiagnosis(points('procedure-allowed-diagnosis')),
  ];
}

function greyCodes(
  id: string,
  zh: string,
  en: string,
  read: (name: string) => readonly Row[],
  column: string,
): Converted {
  return table(id, 'grey-codes', { zh, en }, `${tables}: codes not to be used for settlement`, 'high', {
    rows: read(id).map((row) => text(row, column)),
  });
}

function diagnosisSex(rows: readonly Row[]): Converted {
  const source =
    'Derived from the code ranges of ICD-10 (WHO) that are of one sex, and from telling words in names; held against 73 official rows: none missed, 6 more';
  return table(
    'diagnosis-sex',
    'diagnosis-sex',
    { zh: '诊断与性别', en: 'Diagnoses by sex' },
    source,
    'medium',
    {
      rows: rows.map((row) => [
        text(row, 'diagnosis_code'),
        known(sexes, text(row, 'sex')),
        text(row, 'basis_kind') === 'WHO' ? 'range' : 'name',
      ]),
    },
  );
}

function diagnosisAge(rows: readonly Row[]): Converted {
  const source =
    'Derived from chapters XV and XVI of ICD-10 and from telling words in names; names that say the opposite were left out. The years are our own, wider than the words, because a condition may be named for its onset';
  const group = (zh: string, en: string, from_years: number, to_years: number | null) => ({
    words: { zh, en },
    from_years,
    to_years,
  });
  return table(
    'diagnosis-age-group',
    'diagnosis-age',
    { zh: '诊断与年龄', en: 'Diagnoses by age' },
    source,
    'medium',
    {
      groups: {
        newborn: group('新生儿', 'newborns', 0, 0),
        infant: group('婴儿', 'infants', 0, 2),
        child: group('儿童', 'children', 0, 17),
        adult: group('成人', 'adults', 14, null),
        elderly: group('老年人', 'the elderly', 50, null),
        childbearing: group('育龄期', 'childbearing age', 10, 60),
      },
      rows: rows
        .filter((row) => !misleadingName.test(text(row, 'diagnosis_name')))
        .map((row) => [
          text(row, 'diagnosis_code'),
          known(ageGroups, text(row, 'age_group')),
          text(row, 'basis').startsWith('ICD-10') ? 'range' : 'name',
        ]),
    },
  );
}

function neverPrincipal(rows: readonly Row[]): Converted {
  const title = { zh: '不作主要诊断的编码', en: 'Codes that are never principal' };
  const source = 'Structure of ICD-10: external causes (V to Y), B95 to B97, U80 to U89';
  return table('diagnosis-never-principal', 'never-principal', title, source, 'high', {
    reasons: {
      'external-cause': { zh: '损伤中毒的外因编码', en: 'an external cause of injury' },
      resistance: { zh: '耐药附加编码', en: 'an additional code for resistance' },
      organism: { zh: '病原体附加编码', en: 'an additional code for an organism' },
    },
    rows: rows.map((row) => [text(row, 'diagnosis_code'), known(reasons, text(row, 'reason'))]),
  });
}

function procedureKind(rows: readonly Row[]): Converted {
  const title = { zh: '手术操作类别', en: 'Kinds of procedures' };
  const source = `${tables}; codes to which no kind is given are left out`;
  return table('procedure-kind', 'procedure-kind', title, source, 'high', {
    rows: rows
      .filter((row) => row['kind'] !== '')
      .map((row) => [text(row, 'procedure_code'), known(kinds, text(row, 'kind'))]),
  });
}

function procedureSex(rows: readonly Row[]): Converted {
  const title = { zh: '手术操作与性别', en: 'Procedures by sex' };
  return table('procedure-sex', 'procedure-sex', title, `${library}, rule 39`, 'high', {
    rows: rows.map((row) => [text(row, 'procedure_code'), known(sexes, text(row, 'sex'))]),
  });
}

function procedureDiagnosis(rows: readonly Row[]): Converted {
  const title = { zh: '手术操作与诊断', en: 'Procedures and their diagnoses' };
  const source = `${library}, rule 40; read as all diagnoses that the procedure is for, which the book does not say`;
  const byProcedure = Map.groupBy(rows, (row) => text(row, 'procedure_code'));
  return table('procedure-diagnosis', 'procedure-diagnosis', title, source, 'medium', {
    rows: [...byProcedure].map(([code, its]) => [code, its.map((row) => text(row, 'diagnosis_code'))]),
  });
}

/** No day of coming into force is published with any of these tables. */
function table(
  id: string,
  kind: Converted['kind'],
  title: { readonly zh: string; readonly en: string },
  source: string,
  certainty: Converted['certainty'],
  contents: Draft,
): Converted {
  const dates = { effective_from: null, effective_to: null };
  return parseCodingTable({ id, kind, title, source, ...dates, certainty, ...contents }) as Converted;
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`no ${column} in ${JSON.stringify(row)}`);
  return value;
}

function known(names: Row, value: string): string {
  const name = names[value];
  if (name === undefined) throw new Error(`unknown value ${value}`);
  return name;
}

function oneRowALine({ rows, ...metadata }: Draft): string {
  const head = JSON.stringify(metadata, null, 2).replace(/\n}$/, '');
  return `${head},\n  "rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n  ]\n}\n`;
}

const [factsDir, knowledgeDir] = process.argv.slice(2);
if (!factsDir || !knowledgeDir)
  throw new Error('usage: node tools/convert-coding-tables.ts <facts> <knowledge>');
for (const converted of convertAll(factsDir)) {
  writeFileSync(join(knowledgeDir, 'codes', `${converted.id}.json`), oneRowALine(converted));
  process.stderr.write(`${converted.id}: ${converted.rows.length} rows\n`);
}
