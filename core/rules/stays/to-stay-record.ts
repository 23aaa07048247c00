import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import { netRefunds } from '../net-refunds.ts';
import type { StayRecord } from '../stay-record.ts';
import { buysDrugs } from './buys-drugs.ts';

/** `med_chrgitm_type` of examinations. */
const examCategory = '03';

/** What other stays of the person will be told of this one. */
export function toStayRecord(
  list: SettlementList,
  catalogue: Catalogue,
  birthMark: string | null,
): StayRecord {
  const { stay, patient, care } = list;
  const lines = list.feeLines && netRefunds(list.feeLines);
  const exams = lines && findExams(lines, catalogue);
  const isBill = care !== 'inpatient';
  return {
    hospital: list.hospital,
    settlementId: list.settlementId,
    ...(isBill && { care }),
    admittedOn: stay.admittedAt.slice(0, 10),
    dischargedOn: stay.dischargedAt.slice(0, 10),
    principalDiagnosis: list.diagnoses[0]?.code ?? '',
    dischargeWay: stay.dischargeWay,
    department: stay.department,
    daySurgery: stay.daySurgery,
    plannedReadmission: stay.plannedReadmission,
    costFen: list.totalCostFen,
    ...((patient.sex === 'male' || patient.sex === 'female') && { sex: patient.sex }),
    ...(birthMark !== null && { birthMark }),
    ...(exams && { exams }),
    ...(isBill && buysDrugs(lines, list.feeCategories, catalogue) && { buysDrugs: true }),
  };
}

function findExams(lines: readonly FeeLine[], catalogue: Catalogue): StayRecord['exams'] | null {
  const lastDays = new Map<string, string>();
  for (const { code, category, chargedAt } of lines) {
    if ((category ?? catalogue.get(code)?.category) !== examCategory) continue;
    const day = chargedAt.slice(0, 10);
    if (day > (lastDays.get(code) ?? '')) lastDays.set(code, day);
  }
  return lastDays.size > 0 ? Object.fromEntries(lastDays) : null;
}
