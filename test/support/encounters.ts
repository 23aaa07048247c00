import type { Encounter, Order } from '../../core/orders/encounter.ts';
import type { KnownOfEncounter, OrderQuestion } from '../../core/orders/order-check.ts';

type EncounterParts = Partial<Omit<Encounter, 'patient' | 'insurance'>> & {
  readonly patient?: Partial<Encounter['patient']>;
  readonly insurance?: Partial<Encounter['insurance']>;
};

/** The fourth day, 4 March 2026, of a man of 40 with high blood pressure in a tertiary hospital of Linyi. */
export function encounter({ patient, insurance, ...parts }: EncounterParts = {}): Encounter {
  return {
    hospital: 'H37130200901',
    encounterId: 'M1',
    care: 'inpatient',
    careType: '21',
    declaredHospital: { name: null, level: null },
    patient: {
      reference: 'patient-1',
      personId: 'P1',
      sex: 'male',
      birthDate: '1985-06-01',
      maternity: null,
      ...patient,
    },
    admittedAt: '2026-03-01T09:00:00',
    dischargedAt: null,
    department: 'A03.04',
    doctor: 'D110101000001',
    diagnoses: [{ code: 'I10.x00x002', name: '高血压病', presentOnAdmission: 'present' }],
    procedures: [],
    insurance: { typeCode: '310', insuredRegion: '371300', ...insurance },
    costSoFarFen: null,
    orders: [],
    ...parts,
  };
}

/** One unit at 10 yuan, being written at ten on the fourth day of {@link encounter}. */
export function order(parts: Partial<Order> = {}): Order {
  const quantity = parts.quantity ?? 1;
  const unitPriceFen = parts.unitPriceFen ?? 1000;
  return {
    id: 'O1',
    code: 'X',
    name: null,
    amountFen: Math.round(quantity * unitPriceFen),
    category: null,
    department: null,
    doctor: null,
    startsAt: '2026-03-04T10:00:00',
    stopsAt: null,
    isLongTerm: false,
    takeHome: false,
    isCurrent: true,
    prescription: { dose: null, doseUnit: null, timesPerDay: null, days: null, prescriberTitle: null },
    ...parts,
    quantity,
    unitPriceFen,
  };
}

/** Asked while the orders of {@link order} are being written. */
export function orderQuestion(parts: Partial<OrderQuestion> = {}): OrderQuestion {
  return {
    encounter: encounter(),
    askedAt: '2026-03-04T10:00:00',
    request: 'R1',
    concerns: 'current-orders',
    rules: null,
    ...parts,
  };
}

/** Nothing was shown before, nothing is muted, and the person was nowhere else. */
export const nothingKnown: KnownOfEncounter = {
  history: [],
  shown: [],
  mutings: [],
  baselines: new Map(),
};
