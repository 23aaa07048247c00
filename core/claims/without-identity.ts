import type {
  Diagnosis,
  FeeCategoryTotal,
  FeeLine,
  FundPayment,
  IcuStay,
  Insurance,
  Patient,
  Procedure,
  SettlementList,
  Stay,
} from './settlement-list.ts';

const patientFields: readonly (keyof Patient)[] = [
  'sex',
  'ageYears',
  'ageDays',
  'newbornWeightGrams',
  'maternity',
];

const stayFields: readonly (keyof Stay)[] = [
  'admittedAt',
  'dischargedAt',
  'losDays',
  'dischargeWay',
  'department',
  'admissionDepartment',
  'doctor',
  'admissionWay',
  'daySurgery',
  'plannedReadmission',
];

const diagnosisFields: readonly (keyof Diagnosis)[] = ['code', 'name', 'presentOnAdmission'];

const procedureFields: readonly (keyof Procedure)[] = [
  'code',
  'name',
  'performedOn',
  'surgeon',
  'anaesthesia',
];

const feeLineFields: readonly (keyof FeeLine)[] = [
  'serial',
  'refundOf',
  'chargedAt',
  'code',
  'name',
  'quantity',
  'unitPriceFen',
  'amountFen',
  'category',
  'careType',
  'department',
  'doctor',
  'approval',
  'dischargeDrug',
  'orderedTo',
];

const prescriptionFields: readonly (keyof NonNullable<FeeLine['prescription']>)[] = [
  'dose',
  'doseUnit',
  'timesPerDay',
  'days',
  'prescriberTitle',
];

const insuranceFields: readonly (keyof Insurance)[] = [
  'type',
  'typeCode',
  'insuredRegion',
  'settledOn',
  'paymentMethod',
];

const categoryFields: readonly (keyof FeeCategoryTotal)[] = ['category', 'amountFen'];
const icuFields: readonly (keyof IcuStay)[] = ['wardType', 'enteredAt', 'leftAt'];
const fundFields: readonly (keyof FundPayment)[] = ['fund', 'amountFen'];

/**
 * What of a list may be kept to be looked at later. By an allow-list: a field that is not named here is not kept,
 * whoever adds it to the model or to an object. No key of the person, no birth date but the age, and not the number
 * of the encounter, under which the hospital's own system finds the person.
 */
export function withoutIdentity(list: SettlementList): SettlementList {
  const { declaredHospital, patient } = list;
  return {
    hospital: list.hospital,
    settlementId: list.settlementId,
    encounterId: null,
    care: list.care,
    declaredHospital: { name: declaredHospital.name, level: declaredHospital.level },
    patient: { ...pick(patient, patientFields), personId: null, birthDate: null },
    stay: pick(list.stay, stayFields),
    diagnoses: pickEach(list.diagnoses, diagnosisFields),
    procedures: pickEach(list.procedures, procedureFields),
    feeLines: list.feeLines?.map(keepLine) ?? null,
    feeCategories: list.feeCategories && pickEach(list.feeCategories, categoryFields),
    icuStays: list.icuStays && pickEach(list.icuStays, icuFields),
    fundPayments: list.fundPayments && pickEach(list.fundPayments, fundFields),
    insurance: pick(list.insurance, insuranceFields),
    totalCostFen: list.totalCostFen,
  };
}

function keepLine(line: FeeLine): FeeLine {
  const kept = pick(line, feeLineFields);
  return line.prescription ? { ...kept, prescription: pick(line.prescription, prescriptionFields) } : kept;
}

const pickEach = <T extends object>(all: readonly T[], fields: readonly (keyof T)[]) =>
  all.map((one) => pick(one, fields));

function pick<T extends object>(from: T, fields: readonly (keyof T)[]): T {
  const present = fields.filter((field) => Object.hasOwn(from, field));
  return Object.fromEntries(present.map((field) => [field, from[field]])) as T;
}
