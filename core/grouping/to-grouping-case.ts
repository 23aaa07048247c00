import type { DischargeWay, SettlementList, Sex } from '../claims/settlement-list.ts';
import type { GroupingCase } from './grouping-case.ts';

const sexCodes: Readonly<Record<Sex, string | null>> = {
  male: '1',
  female: '2',
  unknown: null,
  'not-stated': null,
};

const dischargeCodes: Readonly<Record<DischargeWay, string>> = {
  home: '1',
  transfer: '2',
  community: '3',
  'against-advice': '4',
  died: '5',
  other: '9',
};

/** What the grouper is told of a settlement list. Codes are of the insurance edition already. */
export function toGroupingCase(list: SettlementList): GroupingCase {
  const { patient, stay } = list;
  return {
    id: list.settlementId,
    sex: sexCodes[patient.sex],
    ageYears: patient.ageYears,
    ageDays: patient.ageDays,
    weightGrams: patient.newbornWeightGrams,
    dept: stay.department,
    losDays: stay.losDays,
    dischargeWay: stay.dischargeWay && dischargeCodes[stay.dischargeWay],
    dx: list.diagnoses.map((diagnosis) => diagnosis.code),
    proc: list.procedures.map((procedure) => procedure.code),
  };
}
