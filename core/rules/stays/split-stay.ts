import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import type { StayRecord } from '../stay-record.ts';

const words = {
  earlier: {
    zh: '前一次住院{from}至{to}，主要诊断{diagnosis}',
    en: 'earlier stay {from} to {to}, principal diagnosis {diagnosis}',
  },
  gap: {
    zh: '出院后{actual}天再次入院（限{limit}天），主要诊断{diagnosis}',
    en: 'readmitted {actual} days after discharge (limit {limit}), principal diagnosis {diagnosis}',
  },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  maxGapDays: z.int().nonnegative(),
  /** How much of the principal diagnosis must be the same. */
  diagnosisPrefixLength: z.int().positive(),
  /** Beginnings of principal diagnoses that readmit for good reason: courses of treatment, births. */
  exemptDiagnoses: z.array(z.string()),
  /** Ends of the earlier stay after which another is no wonder. */
  exemptDischargeWays: z.array(z.enum(['home', 'transfer', 'community', 'against-advice', 'died', 'other'])),
  /** `adm_way` of the later stay: 1 is an emergency. */
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
      if (isReasonable(index.list, limits)) return pass;
      if (!index.history) return noData('history');
      const split = index.history.filter((earlier) => isSplit(earlier, index, limits));
      const nearest = split.sort(latestFirst)[0];
      return nearest ? verdictOf([hitOn(nearest, index, limits)]) : pass;
    },
  }),
});

function isReasonable({ stay, diagnoses }: SettlementList, limits: Parameters): boolean {
  const principal = principalOf(diagnoses);
  return (
    stay.daySurgery ||
    (stay.admissionWay !== null && limits.exemptAdmissionWays.includes(stay.admissionWay)) ||
    limits.exemptDiagnoses.some((beginning) => principal.startsWith(beginning))
  );
}

function isSplit(earlier: StayRecord, index: CaseIndex, limits: Parameters): boolean {
  const gapDays = daysBetween(earlier.dischargedOn, index.admittedOn);
  return (
    earlier.hospital === index.list.hospital &&
    gapDays >= 0 &&
    gapDays <= limits.maxGapDays &&
    isEarlier(earlier, index) &&
    sameDiagnosis(earlier.principalDiagnosis, principalOf(index.list.diagnoses), limits) &&
    !earlier.daySurgery &&
    !earlier.plannedReadmission &&
    (earlier.dischargeWay === null || !limits.exemptDischargeWays.includes(earlier.dischargeWay))
  );
}

/**
 * An older version of the same case is no other stay. Of two stays on the same dates, the one of the smaller
 * settlement id counts as the earlier.
 */
function isEarlier(other: StayRecord, { list, admittedOn, dischargedOn }: CaseIndex): boolean {
  if (other.settlementId === list.settlementId) return false;
  if (other.admittedOn !== admittedOn) return other.admittedOn < admittedOn;
  if (other.dischargedOn !== dischargedOn) return other.dischargedOn < dischargedOn;
  return other.settlementId < list.settlementId;
}

function latestFirst(a: StayRecord, b: StayRecord): number {
  if (a.dischargedOn !== b.dischargedOn) return a.dischargedOn < b.dischargedOn ? 1 : -1;
  return a.settlementId < b.settlementId ? 1 : -1;
}

function sameDiagnosis(a: string, b: string, { diagnosisPrefixLength }: Parameters): boolean {
  return a.slice(0, diagnosisPrefixLength) === b.slice(0, diagnosisPrefixLength);
}

function principalOf(diagnoses: SettlementList['diagnoses']): string {
  return diagnoses[0]?.code ?? '';
}

function hitOn(earlier: StayRecord, { list, admittedOn }: CaseIndex, { maxGapDays }: Parameters): Hit {
  const before = {
    from: earlier.admittedOn,
    to: earlier.dischargedOn,
    diagnosis: earlier.principalDiagnosis,
  };
  const gap = {
    actual: daysBetween(earlier.dischargedOn, admittedOn),
    limit: maxGapDays,
    diagnosis: principalOf(list.diagnoses),
  };
  return {
    evidence: [
      { kind: 'otherStay', ref: earlier.settlementId, text: sayEvidence(words.earlier, before) },
      { kind: 'case', ref: 'readmission-gap', text: sayEvidence(words.gap, gap) },
    ],
    amountFen: list.totalCostFen ?? 0,
    amountMethod: list.totalCostFen === null ? 'none' : 'stay-cost',
    department: null,
    doctor: null,
    occurredOn: admittedOn,
  };
}
