import { type CodingTable, type CodingTableOf, parseCodingTable } from '../../core/coding/coding-table.ts';
import { type CodingTables, indexCodingTables } from '../../core/coding/coding-tables.ts';
import { codeTranslator } from '../../core/grouping/code-mapping.ts';
import { readKnowledge } from './knowledge-folder.ts';
import { loadCodeMapping } from './load-code-mapping.ts';
import { loadCodeTable } from './load-code-table.ts';

const edition = { diagnoses: 'icd10-nhsa-2.0', procedures: 'icd9cm3-nhsa-2.0' } as const;

/** Everything under `codes` that the coding checks look things up in. Throws with every mistake of a file. */
export function loadCoding(knowledgeDir: string): CodingTables {
  const mapping = loadCodeMapping(knowledgeDir, 'clinical-2.0-to-insurance-2.0');
  const stored = <K extends CodingTable['kind']>(kind: K, id: string) =>
    readKnowledge((input) => tableOfKind(kind, input), knowledgeDir, 'codes', `${id}.json`);
  return indexCodingTables({
    diagnoses: {
      table: loadCodeTable(knowledgeDir, edition.diagnoses),
      // The published mapping has a blank before one of its targets.
      fromClinical: trimmed(codeTranslator(mapping.dx)),
      grey: stored('grey-codes', `${edition.diagnoses}-grey`),
    },
    procedures: {
      table: loadCodeTable(knowledgeDir, edition.procedures),
      fromClinical: trimmed(codeTranslator(mapping.proc)),
      grey: stored('grey-codes', `${edition.procedures}-grey`),
    },
    diagnosisSex: stored('diagnosis-sex', 'diagnosis-sex'),
    diagnosisAge: stored('diagnosis-age', 'diagnosis-age-group'),
    neverPrincipal: stored('never-principal', 'diagnosis-never-principal'),
    procedureKind: stored('procedure-kind', 'procedure-kind'),
    procedureSex: stored('procedure-sex', 'procedure-sex'),
    procedureDiagnoses: stored('procedure-diagnosis', 'procedure-diagnosis'),
    plausible: stored('plausible-values', 'plausible-values'),
  });
}

function tableOfKind<K extends CodingTable['kind']>(kind: K, input: unknown): CodingTableOf<K> {
  const table = parseCodingTable(input);
  if (table.kind !== kind) throw new Error(`a table of ${table.kind} where ${kind} belongs`);
  return table as CodingTableOf<K>;
}

function trimmed(translate: (code: string) => string | undefined): (code: string) => string | undefined {
  return (code) => translate(code)?.trim();
}
