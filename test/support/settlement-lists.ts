import type { FeeLine, SettlementList } from '../../core/claims/settlement-list.ts';

type ListParts = Partial<Omit<SettlementList, 'patient' | 'stay'>> & {
  readonly patient?: Partial<SettlementList['patient']>;
  readonly stay?: Partial<SettlementList['stay']>;
};

/** An unremarkable stay from 1 to 10 March 2026: a man of 40 with high blood pressure. */
export function settlementList({ patient, stay, ...parts }: ListParts = {}): SettlementList {
  return {
    hospital: 'H11010100001',
    settlementId: 'S1',
    encounterId: 'M1',
    care: 'inpatient',
    declaredHospital: { name: null, level: null },
    patient: {
      personId: 'P1',
      sex: 'male',
      birthDate: null,
      ageYears: 40,
      ageDays: null,
      newbornWeightGrams: null,
      ...patient,
    },
    stay: {
      admittedAt: '2026-03-01T09:00:00',
      dischargedAt: '2026-03-10T11:00:00',
      losDays: 9,
      dischargeWay: 'home',
      department: 'A03.04',
      admissionDepartment: 'A03.04',
      doctor: 'D110101000001',
      admissionWay: '2',
      daySurgery: false,
      plannedReadmission: false,
      ...stay,
    },
    diagnoses: [{ code: 'I10.x00x002', name: '高血压病', presentOnAdmission: 'present' }],
    procedures: [],
    feeLines: [],
    feeCategories: null,
    icuStays: null,
    fundPayments: null,
    insurance: {
      type: 'employee',
      typeCode: '310',
      insuredRegion: '371300',
      settledOn: '2026-03-10',
      paymentMethod: null,
    },
    totalCostFen: 1_000_000,
    ...parts,
  };
}

/** One unit at 10 yuan on the second day of {@link settlementList}; the amount follows quantity and price. */
export function feeLine(parts: Partial<FeeLine> = {}): FeeLine {
  const quantity = parts.quantity ?? 1;
  const unitPriceFen = parts.unitPriceFen ?? 1000;
  return {
    serial: 'L1',
    refundOf: null,
    chargedAt: '2026-03-02T08:00:00',
    code: 'X',
    name: null,
    category: null,
    careType: '21',
    department: null,
    doctor: null,
    approval: null,
    dischargeDrug: false,
    amountFen: quantity * unitPriceFen,
    ...parts,
    quantity,
    unitPriceFen,
  };
}

/** A refund that names the line it takes back, wholly unless a quantity is given. */
export function refundOf(line: FeeLine, quantity: number = line.quantity): FeeLine {
  return {
    ...line,
    serial: `${line.serial}-R`,
    refundOf: line.serial,
    quantity: -quantity,
    amountFen: -quantity * line.unitPriceFen,
  };
}
