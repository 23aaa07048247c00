import { assessCase } from './assess-case.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import type { Knowledge } from './knowledge.ts';
import type { StayRecord } from './rules/stay-record.ts';

/** What must be known of every case of a batch before any of them is audited. */
export interface Enrolment {
  readonly stay: StayRecord;
  /** The group whose cost distribution the case belongs to; `null` where it has no group or no cost. */
  readonly baselineGroup: string | null;
}

/** Reads a case's part in its person's history and in its group's cost baseline. */
export function enrolCase(list: SettlementList, knowledge: Knowledge): Enrolment {
  const { grouping } = assessCase(list, knowledge);
  const costed = grouping.status === 'grouped' && list.totalCostFen !== null;
  return { stay: stayRecordOf(list), baselineGroup: costed ? grouping.drg : null };
}

function stayRecordOf({ hospital, settlementId, stay, diagnoses, totalCostFen }: SettlementList): StayRecord {
  return {
    hospital,
    settlementId,
    admittedOn: stay.admittedAt.slice(0, 10),
    dischargedOn: stay.dischargedAt.slice(0, 10),
    principalDiagnosis: diagnoses[0]?.code ?? '',
    dischargeWay: stay.dischargeWay,
    department: stay.department,
    daySurgery: stay.daySurgery,
    plannedReadmission: stay.plannedReadmission,
    costFen: totalCostFen,
  };
}
