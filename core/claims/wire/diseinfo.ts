import * as z from 'zod';
import type { Diagnosis } from '../settlement-list.ts';
import type { WireDictionaries } from './dictionaries.ts';
import { optional, refuse, unchecked } from './field.ts';
import { listNode } from './node.ts';
import { codeReader, readIdentifier, readText } from './text.ts';

interface DiagnosisRow extends Diagnosis {
  readonly isPrincipal: boolean;
  readonly isWestern: boolean;
}

/**
 * The inpatient diagnoses, principal first: the one flagged so, else the first. Those of traditional
 * Chinese medicine (`diag_type` 2 and 3) are left out, because no group is decided by them.
 */
export function diseinfoSchema(dictionaries: WireDictionaries, fewest: 0 | 1) {
  return listNode(rowSchema(dictionaries)).transform((rows, ctx): readonly Diagnosis[] => {
    const western = (rows ?? []).filter((row) => row.isWestern);
    if (western.length < fewest) return refuse(ctx, rows === null ? null : undefined, noDiagnosis);
    const principal = western.find((row) => row.isPrincipal) ?? western[0];
    return [principal, ...western.filter((row) => row !== principal)].flatMap((row) =>
      row ? [toDiagnosis(row)] : [],
    );
  });
}

const noDiagnosis = {
  code: 'field-missing',
  expected: { zh: '至少一个西医诊断', en: 'at least one western diagnosis' },
} as const;

function rowSchema(dictionaries: WireDictionaries) {
  return z
    .object({
      diag_code: optional(readIdentifier),
      diag_name: optional(readText),
      diag_type: optional(codeReader(dictionaries.diag_type)),
      adm_cond_type: unchecked(codeReader(dictionaries.adm_cond_type)),
      maindiag_flag: optional(readText),
    })
    .transform((row, ctx): DiagnosisRow | null => {
      if (row.diag_code === null)
        return row.diag_name === null ? null : refuse(ctx, null, missingCode, 'diag_code');
      return {
        code: row.diag_code,
        name: row.diag_name,
        presentOnAdmission: row.adm_cond_type,
        isPrincipal: row.maindiag_flag === '1',
        isWestern: row.diag_type !== 'tcm',
      };
    });
}

const missingCode = { code: 'field-missing' } as const;

function toDiagnosis({ code, name, presentOnAdmission }: DiagnosisRow): Diagnosis {
  return { code, name, presentOnAdmission };
}
