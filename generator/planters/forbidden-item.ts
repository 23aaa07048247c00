import { ageGroup } from '../age-groups.ts';
import type { Bill, BillLine, ChargeDetails } from '../bill.ts';
import { type ChargingLimits, isOfAge, isPayableLimited, permits, tableInForce } from '../charging-limits.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { LinePlanter } from './line-planter.ts';

type Circumstances = Parameters<typeof permits>[2];

/** A rule by which an item is simply not for this patient or this hospital. */
interface ForbiddenItem {
  readonly ruleId: string;
  readonly tableId: string;
  readonly occasion: (plan: StayPlan) => number;
  /** Whether the rule objects to the code here. */
  readonly forbids: (limits: ChargingLimits, code: string, to: Circumstances) => boolean;
  /** Circumstances like these to which no rule would object. */
  readonly otherwise: (to: Circumstances, code: string, limits: ChargingLimits) => Circumstances;
  /** What makes the charge an offence, beyond the item itself. */
  readonly offence?: ChargeDetails;
}

/** Sex, age, level and mode of care, each by its table. */
export const forbiddenItemPlanters: readonly LinePlanter[] = [
  plantForbidden({
    ruleId: 'GZ10000301004000',
    tableId: 'drug-sex',
    occasion: () => 1,
    forbids: (limits, code, to) => (limits.sexOf.get(code) ?? to.sex) !== to.sex,
    otherwise: (to) => ({ ...to, sex: to.sex === 'male' ? 'female' : 'male' }),
  }),
  plantForbidden({
    ruleId: 'GZ10000302004000',
    tableId: 'item-sex',
    occasion: () => 1,
    forbids: (limits, code, to) => (limits.sexOf.get(code) ?? to.sex) !== to.sex,
    otherwise: (to) => ({ ...to, sex: to.sex === 'male' ? 'female' : 'male' }),
  }),
  plantForbidden({
    ruleId: 'GZ10000301002000',
    tableId: 'drug-children-only',
    occasion: () => 1,
    forbids: isOfOtherAge,
    otherwise: ofRightAge,
  }),
  plantForbidden({
    ruleId: 'GZ10000101007000',
    tableId: 'drug-limited-to-children',
    occasion: () => 1,
    forbids: isOfOtherAge,
    otherwise: ofRightAge,
  }),
  plantForbidden({
    ruleId: 'DS-2025-029',
    tableId: 'item-age',
    // A newborn's care may stand on the list of the mother's delivery.
    occasion: ({ diagnoses }) => (diagnoses.some((code) => /^(Z37|Z38|O8[0-4])/.test(code)) ? 0 : 2),
    forbids: isOfOtherAge,
    otherwise: ofRightAge,
  }),
  plantForbidden({
    ruleId: 'GZ10000101012000',
    tableId: 'drug-facility-level',
    occasion: ({ hospital }) => ({ 1: 6, 2: 2, 3: 0.3 })[hospital.level],
    forbids: (limits, code, to) => (limits.minHospitalLevel.get(code) ?? 1) > to.hospitalLevel,
    otherwise: (to) => ({ ...to, hospitalLevel: 3 }),
  }),
  plantForbidden({
    ruleId: 'DS-2025-013',
    tableId: 'drug-visit-type',
    occasion: () => 1,
    forbids: () => true,
    otherwise: (to) => to,
    offence: { careType: '11' },
  }),
];

function isOfOtherAge(limits: ChargingLimits, code: string, to: Circumstances): boolean {
  return !isOfAge(limits, code, to);
}

function ofRightAge(to: Circumstances, code: string, { ageGroupOf }: ChargingLimits): Circumstances {
  const group = ageGroupOf.get(code);
  return group === undefined ? to : { ...to, ...ageGroup(group).example };
}

function plantForbidden(rule: ForbiddenItem): LinePlanter {
  const { ruleId, tableId, occasion } = rule;
  return {
    ruleId,
    tableId,
    occasion,
    violate: (random, bill) => chargeSome(random, bill, offending(rule, bill), rule.offence),
    comeClose: (random, bill) => {
      const [offenders, others] = [offending(rule, bill), rightful(rule, bill)];
      const takesBack = offenders.length > 0 && (others.length === 0 || random.chance(0.5));
      if (!takesBack) return chargeSome(random, bill, others);
      const lines = chargeSome(random, bill, offenders, rule.offence);
      bill.refundAll(lines ?? []);
      return lines;
    },
  };
}

/** Items to which this rule objects, and only this one. */
function offending(rule: ForbiddenItem, bill: Bill): readonly string[] {
  const { limits } = bill.knowledge;
  const here = circumstancesOf(bill.plan);
  return itemsOf(rule.tableId, bill).filter(
    (code) =>
      rule.forbids(limits, code, here) &&
      permits(limits, code, rule.otherwise(here, code, limits)) &&
      isSimple(bill, code),
  );
}

/** Items of the same table to which nobody objects. */
function rightful(rule: ForbiddenItem, bill: Bill): readonly string[] {
  return itemsOf(rule.tableId, bill).filter(
    (code) => bill.admits(code, bill.firstDay) && isSimple(bill, code),
  );
}

/** In place on this bill, not yet on it, and in no table that counts. */
function isSimple(bill: Bill, code: string): boolean {
  const { familiesOf, unitsPerDay, unitsPerPeriod, courseDays, partnersOf } = bill.knowledge.limits;
  const counts = [familiesOf, unitsPerDay, unitsPerPeriod, courseDays, partnersOf].some((table) =>
    table.has(code),
  );
  const isLimited = isPayableLimited(bill.knowledge.limits, code, bill.dischargeDate);
  return !counts && !isLimited && bill.suits(code) && !bill.has(code) && bill.objectorsTo(code).length === 0;
}

function circumstancesOf({ person, ageYears, ageDays, hospital }: StayPlan): Circumstances {
  return { sex: person.sex, ageYears, ageDays, hospitalLevel: hospital.level };
}

function itemsOf(tableId: string, { knowledge, dischargeDate }: Bill): readonly string[] {
  const { limits, catalogue } = knowledge;
  const table = tableInForce(limits, tableId, dischargeDate);
  if (!table || table.kind === 'duplicate-charge') return [];
  return table.rows.flatMap(([code]) => (code && catalogue.get(code)?.unitPriceFen ? [code] : []));
}

function chargeSome(
  random: Random,
  bill: Bill,
  codes: readonly string[],
  details?: ChargeDetails,
): readonly BillLine[] | null {
  if (codes.length === 0) return null;
  const code = random.pick(codes);
  const lines = Array.from({ length: random.int(1, 2) }, () =>
    bill.charge(code, random.int(bill.firstDay, bill.lastDay), details),
  );
  return lines;
}
