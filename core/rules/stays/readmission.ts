import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
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
  zh: '出院后{actual}天因同类疾病再次入住同一医院（限{limit}天），无再住院计划，主要诊断{diagnosis}',
  en: 'back in the same hospital {actual} days after discharge (limit {limit}), unannounced, principal diagnosis {diagnosis}',
};

const parameters = z.strictObject({
  withinDays: z.int().positive(),
  /** How much of the principal diagnosis must be the same. */
  diagnosisPrefixLength: z.int().positive(),
  /** Beginnings of principal diagnoses that readmit by plan: courses of treatment, births. */
  exemptDiagnoses: z.array(z.string()),
  exemptDischargeWays: z.array(dischargeWays),
});
type Parameters = z.infer<typeof parameters>;

/** An unplanned readmission to the same hospital for the same disease, emergencies included. Claims no money. */
export const readmission = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ parameters: limits }): CaseCheck => ({
    reads: 'case',
    run(index) {
      const { history, list } = index;
      if (!history) return noData('history');
      const principal = list.diagnoses[0]?.code ?? '';
      if (history.length === 0 || startsWithAny(principal, limits.exemptDiagnoses)) return pass;
      const before = history.filter((other) => leadsTo(other, index, principal, limits));
      const nearest = before.sort(latestFirst)[0];
      return nearest ? verdictOf([hitOn(nearest, index, limits)]) : pass;
    },
  }),
});

function leadsTo(other: StayRecord, index: CaseIndex, principal: string, limits: Parameters): boolean {
  if (other.care !== undefined || other.plannedReadmission) return false;
  if (other.hospital !== index.list.hospital || !isEarlier(other, index)) return false;
  const { diagnosisPrefixLength: length } = limits;
  if (other.principalDiagnosis.slice(0, length) !== principal.slice(0, length)) return false;
  if (other.dischargeWay !== null && limits.exemptDischargeWays.includes(other.dischargeWay)) return false;
  const gapDays = daysBetween(other.dischargedOn, index.admittedOn);
  return gapDays >= 0 && gapDays <= limits.withinDays;
}

function hitOn(other: StayRecord, { list, admittedOn }: CaseIndex, { withinDays }: Parameters): Hit {
  const text = sayEvidence(words, {
    actual: daysBetween(other.dischargedOn, admittedOn),
    limit: withinDays,
    diagnosis: list.diagnoses[0]?.code ?? '',
  });
  return {
    evidence: [otherStayEvidence(other, list.hospital), { kind: 'case', ref: 'readmission-gap', text }],
    amountFen: 0,
    amountMethod: 'none',
    department: null,
    doctor: null,
    occurredOn: admittedOn,
  };
}
