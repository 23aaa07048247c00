import type { Words } from '../../claims/words.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { Evidence } from '../finding.ts';
import type { StayRecord } from '../stay-record.ts';

const words = {
  inpatient: {
    zh: '住院{from}至{to}（机构{hospital}），主要诊断{diagnosis}',
    en: 'stay {from} to {to} at {hospital}, principal diagnosis {diagnosis}',
  },
  outpatient: {
    zh: '门诊就诊{from}（机构{hospital}），主要诊断{diagnosis}',
    en: 'outpatient visit on {from} at {hospital}, principal diagnosis {diagnosis}',
  },
  pharmacy: { zh: '购药{from}（机构{hospital}）', en: 'purchase on {from} at {hospital}' },
} as const satisfies Readonly<Record<string, Words>>;

/** Another stay or bill as evidence. */
export function otherStayEvidence(other: StayRecord): Evidence {
  const text = sayEvidence(words[other.care ?? 'inpatient'], {
    from: other.admittedOn,
    to: other.dischargedOn,
    hospital: other.hospital,
    diagnosis: other.principalDiagnosis || '-',
  });
  return { kind: 'otherStay', ref: other.settlementId, text };
}
