import { daysBetween, yearsBetween } from '../claims/calendar-days.ts';
import type { FeeLine, Insurance, Patient, SettlementList, Stay } from '../claims/settlement-list.ts';
import { insuranceTypeOf } from '../claims/to-settlement-list.ts';
import type { WireDictionaries } from '../claims/wire/dictionaries.ts';
import type { Encounter, Order } from './encounter.ts';
import { lastDayOfOrder } from './last-day-of-order.ts';

/**
 * The encounter as if it were billed at that moment: every order is a fee line, its id the serial. What nobody
 * knows as yet (the way of discharge, the totals by category) is left open, so that rules answer no data.
 * @param askedAt local time, `yyyy-MM-ddTHH:mm:ss`
 */
export function billSoFar(
  encounter: Encounter,
  askedAt: string,
  insuranceTypes: WireDictionaries['hi_type'],
): SettlementList {
  return {
    hospital: encounter.hospital,
    settlementId: encounter.encounterId,
    encounterId: encounter.encounterId,
    care: encounter.care,
    declaredHospital: encounter.declaredHospital,
    patient: patientOf(encounter),
    stay: staySoFar(encounter, askedAt),
    diagnoses: encounter.diagnoses,
    procedures: encounter.procedures,
    feeLines: encounter.orders.map((order) => feeLineOf(order, encounter)),
    feeCategories: null,
    icuStays: null,
    fundPayments: null,
    insurance: insuranceOf(encounter, askedAt, insuranceTypes),
    totalCostFen: (costSoFarFen(encounter) ?? 0) + orderedNowFen(encounter),
  };
}

/** What the encounter has cost without the orders being written, in fen; `null` where nothing tells. */
export function costSoFarFen({ costSoFarFen: told, orders }: Encounter): number | null {
  if (told !== null) return told;
  const standing = orders.filter(({ isCurrent }) => !isCurrent);
  return standing.length === 0 ? null : sumFen(standing);
}

/** What the orders being written come to, in fen. */
export function orderedNowFen({ orders }: Encounter): number {
  return sumFen(orders.filter(({ isCurrent }) => isCurrent));
}

function sumFen(orders: readonly Order[]): number {
  return orders.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function patientOf({ patient, admittedAt }: Encounter): Patient {
  const { personId, sex, birthDate, maternity } = patient;
  const ageYears = birthDate === null ? null : yearsBetween(birthDate, admittedAt);
  return {
    personId,
    sex,
    birthDate,
    ageYears,
    ageDays: birthDate !== null && ageYears === 0 ? daysBetween(birthDate, admittedAt) : null,
    newbornWeightGrams: null,
    maternity,
  };
}

function staySoFar({ admittedAt, dischargedAt, department, doctor }: Encounter, askedAt: string): Stay {
  const endsAt = [admittedAt, earlier(askedAt, dischargedAt ?? askedAt)].sort()[1] as string;
  return {
    admittedAt,
    dischargedAt: endsAt,
    losDays: Math.max(1, daysBetween(admittedAt, endsAt)),
    dischargeWay: null,
    department,
    admissionDepartment: department,
    doctor,
    admissionWay: null,
    daySurgery: false,
    plannedReadmission: false,
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function insuranceOf(
  { insurance }: Encounter,
  askedAt: string,
  insuranceTypes: WireDictionaries['hi_type'],
): Insurance {
  const { typeCode, insuredRegion } = insurance;
  return {
    type: typeCode === null ? 'other' : insuranceTypeOf(typeCode, insuranceTypes),
    typeCode,
    insuredRegion,
    settledOn: askedAt.slice(0, 10),
    paymentMethod: null,
  };
}

function feeLineOf(order: Order, { careType, department, doctor }: Encounter): FeeLine {
  return {
    serial: order.id,
    refundOf: null,
    chargedAt: order.startsAt,
    code: order.code,
    name: order.name,
    quantity: order.quantity,
    unitPriceFen: order.unitPriceFen,
    amountFen: order.amountFen,
    category: order.category,
    careType,
    department: order.department ?? department,
    doctor: order.doctor ?? doctor,
    approval: null,
    dischargeDrug: order.takeHome,
    prescription: order.prescription,
    orderedTo: lastDayOfOrder(order),
  };
}
