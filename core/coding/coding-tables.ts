import { isInForce } from '../claims/calendar-days.ts';
import type { Words } from '../claims/words.ts';
import type { TranslateCode } from '../grouping/code-mapping.ts';
import type { CodeTable } from '../grouping/code-table.ts';
import type { Certainty, CodingTable, CodingTableOf, ProcedureKind } from './coding-table.ts';

/** What is known of a code on a day (`yyyy-MM-dd`); `null` where nothing is, or not on that day. */
export type Lookup<V> = (code: string, day: string) => (V & { readonly certainty: Certainty }) | null;

export interface AgeRange {
  readonly words: Words;
  readonly fromYears: number;
  readonly toYears: number | null;
}

/** Codes of one kind: the edition in use, the edition that hospitals translate from, and what is grey. */
export interface Edition {
  readonly table: CodeTable;
  readonly fromClinical: TranslateCode;
  readonly grey: Lookup<object>;
}

/** Everything that the checks look things up in. */
export interface CodingTables {
  readonly diagnoses: Edition;
  readonly procedures: Edition;
  readonly diagnosisSex: Lookup<{ readonly sex: 'male' | 'female' }>;
  readonly diagnosisAge: Lookup<AgeRange>;
  readonly neverPrincipal: Lookup<{ readonly reason: Words }>;
  readonly procedureKind: Lookup<{ readonly kind: ProcedureKind }>;
  readonly procedureSex: Lookup<{ readonly sex: 'male' | 'female' }>;
  readonly procedureDiagnoses: Lookup<{ readonly diagnoses: ReadonlySet<string> }>;
  readonly plausible: CodingTableOf<'plausible-values'>;
}

/** The tables as stored, each under what it is used for. */
export interface StoredCodingTables {
  readonly diagnoses: Omit<Edition, 'grey'> & { readonly grey: CodingTableOf<'grey-codes'> };
  readonly procedures: Omit<Edition, 'grey'> & { readonly grey: CodingTableOf<'grey-codes'> };
  readonly diagnosisSex: CodingTableOf<'diagnosis-sex'>;
  readonly diagnosisAge: CodingTableOf<'diagnosis-age'>;
  readonly neverPrincipal: CodingTableOf<'never-principal'>;
  readonly procedureKind: CodingTableOf<'procedure-kind'>;
  readonly procedureSex: CodingTableOf<'procedure-sex'>;
  readonly procedureDiagnoses: CodingTableOf<'procedure-diagnosis'>;
  readonly plausible: CodingTableOf<'plausible-values'>;
}

/** Indexes the tables by code. */
export function indexCodingTables(stored: StoredCodingTables): CodingTables {
  const { diagnosisSex, diagnosisAge, neverPrincipal, procedureKind, procedureSex, procedureDiagnoses } =
    stored;
  return {
    diagnoses: indexEdition(stored.diagnoses),
    procedures: indexEdition(stored.procedures),
    diagnosisSex: lookup(diagnosisSex, diagnosisSex.rows, ([code, sex, basis]) => [
      code,
      { sex, certainty: certaintyOf(diagnosisSex, basis) },
    ]),
    diagnosisAge: lookup(diagnosisAge, diagnosisAge.rows, ([code, name, basis]) => [
      code,
      { ...ageRange(diagnosisAge, name), certainty: certaintyOf(diagnosisAge, basis) },
    ]),
    neverPrincipal: lookup(neverPrincipal, neverPrincipal.rows, ([code, name]) => [
      code,
      { reason: neverPrincipal.reasons[name] as Words, certainty: neverPrincipal.certainty },
    ]),
    procedureKind: lookup(procedureKind, procedureKind.rows, ([code, kind]) => [
      code,
      { kind, certainty: procedureKind.certainty },
    ]),
    procedureSex: lookup(procedureSex, procedureSex.rows, ([code, sex]) => [
      code,
      { sex, certainty: procedureSex.certainty },
    ]),
    procedureDiagnoses: lookup(procedureDiagnoses, procedureDiagnoses.rows, ([code, diagnoses]) => [
      code,
      { diagnoses: new Set(diagnoses), certainty: procedureDiagnoses.certainty },
    ]),
    plausible: stored.plausible,
  };
}

function indexEdition({ table, fromClinical, grey }: StoredCodingTables['diagnoses']): Edition {
  const entries = lookup(grey, grey.rows, (code) => [code, { certainty: grey.certainty }]);
  return { table, fromClinical, grey: entries };
}

function lookup<R, V>(
  table: CodingTable,
  rows: readonly R[],
  toEntry: (row: R) => readonly [code: string, value: V],
): (code: string, day: string) => V | null {
  const byCode = new Map(rows.map(toEntry));
  return (code, day) => {
    const found = byCode.get(code);
    return found !== undefined && isInForce(day, table.effective_from, table.effective_to) ? found : null;
  };
}

/** What was told from a name alone is less sure than the rest of its table. */
function certaintyOf({ certainty }: CodingTable, basis: 'range' | 'name'): Certainty {
  if (basis === 'range') return certainty;
  return certainty === 'high' ? 'medium' : 'low';
}

function ageRange({ groups }: CodingTableOf<'diagnosis-age'>, name: string): AgeRange {
  const group = groups[name] as (typeof groups)[string];
  return { words: group.words, fromYears: group.from_years, toYears: group.to_years };
}
