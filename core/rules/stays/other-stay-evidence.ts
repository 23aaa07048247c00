import type { Words } from '../../claims/words.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { Evidence } from '../finding.ts';
import type { StayRecord } from '../stay-record.ts';

const words = {
  inpatient: { zh: '住院{from}至{to}（机构{hospital}）', en: 'stay {from} to {to} at {hospital}' },
  outpatient: { zh: '门诊就诊{from}（机构{hospital}）', en: 'outpatient visit on {from} at {hospital}' },
  pharmacy: { zh: '购药{from}（机构{hospital}）', en: 'purchase on {from} at {hospital}' },
  diagnosis: { zh: '，主要诊断{diagnosis}', en: ', principal diagnosis {diagnosis}' },
} as const satisfies Readonly<Record<string, Words>>;

/**
 * Another stay or bill as evidence.
 * @param reader the hospital of the list under audit. What a person had elsewhere is not its to know: it is told where
 * and when, never the diagnosis.
 */
export function otherStayEvidence(other: StayRecord, reader: string): Evidence {
  const { care = 'inpatient', hospital, admittedOn, dischargedOn, principalDiagnosis } = other;
  const visit = sayEvidence(words[care], { from: admittedOn, to: dischargedOn, hospital });
  const isToldWhy = hospital === reader && care !== 'pharmacy';
  const why = isToldWhy
    ? sayEvidence(words.diagnosis, { diagnosis: principalDiagnosis || '-' })
    : { zh: '', en: '' };
  return {
    kind: 'otherStay',
    ref: other.settlementId,
    text: { zh: visit.zh + why.zh, en: visit.en + why.en },
  };
}
