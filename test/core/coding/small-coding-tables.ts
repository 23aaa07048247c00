import { type CodingTable, type CodingTableOf, parseCodingTable } from '../../../core/coding/coding-table.ts';
import {
  type CodingTables,
  indexCodingTables,
  type StoredCodingTables,
} from '../../../core/coding/coding-tables.ts';
import { indexCodeTable } from '../../../core/grouping/code-table.ts';

/** A handful of codes with something known of each; `DX0` to `DX9` and `OP0` are unremarkable. */
export function smallCodingTables(parts: Partial<StoredCodingTables> = {}): CodingTables {
  return indexCodingTables({
    diagnoses: {
      table: indexCodeTable({ id: 'icd10-test', source: 'test', titles: titlesOf(diagnoses) }),
      fromClinical: (code) => ({ 'DX-CLINICAL': 'DX1', 'DX-LOST': 'DX-NOWHERE' })[code],
      grey: table('grey-codes', { rows: ['DX-GREY'] }),
    },
    procedures: {
      table: indexCodeTable({ id: 'icd9-test', source: 'test', titles: titlesOf(procedures) }),
      fromClinical: (code) => ({ 'OP-CLINICAL': 'OP0' })[code],
      grey: table('grey-codes', { rows: ['OP-GREY'] }),
    },
    diagnosisSex: table('diagnosis-sex', {
      certainty: 'medium',
      rows: [
        ['DX-WOMEN', 'female', 'range'],
        ['DX-MEN', 'male', 'name'],
      ],
    }),
    diagnosisAge: table('diagnosis-age', {
      certainty: 'medium',
      groups: {
        newborn: { words: { zh: '新生儿', en: 'newborns' }, from_years: 0, to_years: 0 },
        elderly: { words: { zh: '老年人', en: 'the elderly' }, from_years: 50, to_years: null },
      },
      rows: [
        ['DX-NEWBORN', 'newborn', 'range'],
        ['DX-ELDERLY', 'elderly', 'name'],
      ],
    }),
    neverPrincipal: table('never-principal', {
      reasons: { cause: { zh: '外因编码', en: 'an external cause' } },
      rows: [['DX-CAUSE', 'cause']],
    }),
    procedureKind: table('procedure-kind', {
      rows: [
        ['OP0', 'operation'],
        ['OP-FOR-DX1', 'operation'],
        ['OP-SCOPE', 'diagnostic'],
        ['OP-DRESSING', 'therapeutic'],
        ['OP-STENT', 'interventional'],
      ],
    }),
    procedureSex: table('procedure-sex', { rows: [['OP-WOMEN', 'female']] }),
    procedureDiagnoses: table('procedure-diagnosis', {
      certainty: 'medium',
      rows: [['OP-FOR-DX1', ['DX1', 'DX2']]],
    }),
    plausible: table('plausible-values', {
      certainty: 'medium',
      stay: { to_days: 60, day_surgery_to_days: 2 },
      newborn: { from_grams: 300, to_grams: 7000, weighed_to_days: 28 },
    }),
    ...parts,
  });
}

export const ordinaryDiagnoses = Array.from({ length: 10 }, (_, at) => `DX${at}`);

export const remarkableDiagnoses = ['DX-GREY', 'DX-WOMEN', 'DX-MEN', 'DX-NEWBORN', 'DX-ELDERLY', 'DX-CAUSE'];

const diagnoses = [...ordinaryDiagnoses, ...remarkableDiagnoses];

export const procedures = ['OP0', 'OP-GREY', 'OP-SCOPE', 'OP-DRESSING', 'OP-STENT', 'OP-WOMEN', 'OP-FOR-DX1'];

/** A stored table with unremarkable metadata unless said otherwise. */
export function table<K extends CodingTable['kind']>(kind: K, facts: object): CodingTableOf<K> {
  return parseCodingTable({
    id: kind,
    kind,
    title: { zh: '测试', en: 'test' },
    source: 'test',
    effective_from: null,
    effective_to: null,
    certainty: 'high',
    ...facts,
  }) as CodingTableOf<K>;
}

function titlesOf(codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, `名称${code}`]));
}
