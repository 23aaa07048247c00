import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';
import { isEarlier, latestFirst } from './is-earlier.ts';
import { otherStayEvidence } from './other-stay-evidence.ts';
import { startsWithAny } from './starts-with-any.ts';
import { dischargeWays } from './stay-parameters.ts';

const words: Words = {
  zh: '出院后{actual}天再次入院（限{limit}天），主要诊断{diagnosis}',
  en: 'readmitted {actual} days after discharge (limit {limit}), principal diagnosis {diagnosis}',
};

const parameters = z.strictObject({
  maxGapDays: z.int().nonnegative(),
  /** How much of the principal diagnosis must be the same. */
  diagnosisPrefixLength: z.int().positive(),
  /** Beginnings of principal diagnoses that readmit for good reason: courses of treatment, births. */
  exemptDiagnoses: z.array(z.string()),
  /** Beginnings of procedures that are done in courses or in stages; any one of the later stay. */
  exemptProcedures: z.array(z.string()),
  /** Beginnings of departments of long stays that are settled in parts; of either stay. */
  exemptDepartments: z.array(z.string()),
  /** Newborns: younger than this on the later admission. */
  exemptBelowAgeDays: z.int().nonnegative(),
  /** Ends of the earlier stay after which another is no wonder. */
  exemptDischargeWays: z.array(dischargeWays),
  /** `adm_way` of the later stay: 1 is an emergency, 3 a transfer from elsewhere. */
  exemptAdmissionWays: z.array(z.string()),
});
type Parameters = z.infer<typeof parameters>;

/**
 * A readmission to the same hospital soon after discharge, for the same principal diagnosis and without any
 * of the reasons that a list can show. The finding is on the later stay and names the nearest earlier one.
 */
export const splitStay = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      if (index.history?.length === 0 || isReasonable(index.list, limits)) return pass;
      if (!index.history) return noData('history');
      const split = index.history.filter((earlier) => isSplit(earlier, index, limits));
      const nearest = split.sort(latestFirst)[0];
      return nearest ? verdictOf([hitOn(nearest, index, limits)]) : pass;
    },
  }),
});

function isReasonable(list: SettlementList, limits: Parameters): boolean {
  const { stay, patient, procedures } = list;
  return (
    stay.daySurgery ||
    (stay.admissionWay !== null && limits.exemptAdmissionWays.includes(stay.admissionWay)) ||
    startsWithAny(principalOf(list), limits.exemptDiagnoses) ||
    startsWithAny(stay.department, limits.exemptDepartments) ||
    (patient.ageDays !== null && patient.ageDays < limits.exemptBelowAgeDays) ||
    procedures.some(({ code }) => startsWithAny(code, limits.exemptProcedures))
  );
}

function isSplit(earlier: StayRecord, index: CaseIndex, limits: Parameters): boolean {
  if (earlier.care !== undefined || earlier.hospital !== index.list.hospital) return false;
  if (earlier.settlementId === index.list.settlementId || !isEarlier(earlier, index)) return false;
  const gapDays = daysBetween(earlier.dischargedOn, index.admittedOn);
  return (
    gapDays >= 0 &&
    gapDays <= limits.maxGapDays &&
    sameDiagnosis(earlier.principalDiagnosis, principalOf(index.list), limits) &&
    !earlier.daySurgery &&
    !earlier.plannedReadmission &&
    !startsWithAny(earlier.department, limits.exemptDepartments) &&
    (earlier.dischargeWay === null || !limits.exemptDischargeWays.includes(earlier.dischargeWay))
  );
}

function sameDiagnosis(a: string, b: string, { diagnosisPrefixLength }: Parameters): boolean {
  return a.slice(0, diagnosisPrefixLength) === b.slice(0, diagnosisPrefixLength);
}

function principalOf({ diagnoses }: SettlementList): string {
  return diagnoses[0]?.code ?? '';
}

function hitOn(earlier: StayRecord, { list, admittedOn }: CaseIndex, { maxGapDays }: Parameters): Hit {
  const text = sayEvidence(words, {
    actual: daysBetween(earlier.dischargedOn, admittedOn),
    limit: maxGapDays,
    diagnosis: principalOf(list),
  });
  return {
    evidence: [otherStayEvidence(earlier, list.hospital), { kind: 'case', ref: 'readmission-gap', text }],
    amountFen: list.totalCostFen ?? 0,
    amountMethod: list.totalCostFen === null ? 'none' : 'stay-cost',
    department: null,
    doctor: null,
    occurredOn: admittedOn,
  };
}
