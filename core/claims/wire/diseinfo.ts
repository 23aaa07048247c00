import type { Diagnosis } from '../settlement-list.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { optional, unchecked } from './field.ts';
import { listNode } from './node.ts';
import type { NodeReader } from './report.ts';
import { rowReader } from './row-reader.ts';
import { codeReader, readIdentifier, readText } from './text.ts';

interface DiagnosisRow extends Diagnosis {
  readonly isPrincipal: boolean;
  readonly isWestern: boolean;
}

/**
 * The inpatient diagnoses, principal first: the one flagged so, else the first. Those of traditional
 * Chinese medicine (`diag_type` 2 and 3) are left out, because no group is decided by them.
 */
export function diseinfoReader(
  dictionaries: WireDictionaries,
  fewest: 0 | 1,
): NodeReader<readonly Diagnosis[]> {
  const readRows = listNode(diagnosisReader(dictionaries));
  return (node, report) => {
    const rows = readRows(node, report);
    if (rows === undefined) return undefined;
    const western = (rows ?? []).filter((row) => row.isWestern);
    if (western.length < fewest) {
      report('', null, noDiagnosis);
      return undefined;
    }
    const principal = western.find((row) => row.isPrincipal) ?? western[0];
    return [principal, ...western.filter((row) => row !== principal)].flatMap((row) =>
      row ? [toDiagnosis(row)] : [],
    );
  };
}

const noDiagnosis = {
  code: 'field-missing',
  expected: { zh: '至少一个西医诊断', en: 'at least one western diagnosis' },
} as const;

function diagnosisReader(dictionaries: WireDictionaries): NodeReader<DiagnosisRow | null> {
  const fields = {
    diag_code: optional(readIdentifier),
    diag_name: optional(readText),
    diag_type: optional(codeReader(dictionaries.diag_type)),
    adm_cond_type: unchecked(codeReader(dictionaries.adm_cond_type)),
    maindiag_flag: optional(readText),
  };
  return rowReader(fields, (row, report): DiagnosisRow | null | undefined => {
    if (row.diag_code !== null)
      return {
        code: row.diag_code,
        name: row.diag_name,
        presentOnAdmission: row.adm_cond_type,
        isPrincipal: row.maindiag_flag === '1',
        isWestern: row.diag_type !== 'tcm',
      };
    if (row.diag_name === null) return null;
    report('diag_code', null, { code: 'field-missing' });
    return undefined;
  });
}

function toDiagnosis({ code, name, presentOnAdmission }: DiagnosisRow): Diagnosis {
  return { code, name, presentOnAdmission };
}
