import type { Bill, BillLine, ChargeDetails } from '../bill.ts';
import { adultAgeYears, type ChargingLimits, permits, tableInForce } from '../charging-limits.ts';
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
  /** Circumstances to which no other rule would object either. */
  readonly otherwise: (to: Circumstances) => Circumstances;
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
    forbids: (_, __, to) => to.ageYears >= adultAgeYears,
    otherwise: (to) => ({ ...to, ageYears: 8 }),
  }),
  plantForbidden({
    ruleId: 'GZ10000101007000',
    tableId: 'drug-limited-to-children',
    occasion: () => 1,
    forbids: (_, __, to) => to.ageYears >= adultAgeYears,
    otherwise: (to) => ({ ...to, ageYears: 8 }),
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

function plantForbidden(rule: ForbiddenItem): LinePlanter {
  const { ruleId, tableId, occasion } = rule;
  return {
    ruleId,
    tableId,
    occasion,
    violate: (random, bill) => chargeSome(random, bill, offending(rule, bill), rule.offence),
    comeClose: (random, bill) => {
      const offenders = offending(rule, bill);
      if (offenders.length > 0 && random.chance(0.5)) {
        const lines = chargeSome(random, bill, offenders, rule.offence);
        bill.refundAll(lines ?? []);
        return lines;
      }
      return chargeSome(random, bill, rightful(rule, bill));
    },
  };
}

/** Items to which this rule objects, and only this one. */
function offending(rule: ForbiddenItem, bill: Bill): readonly string[] {
  const { limits } = bill.knowledge;
  const here = circumstancesOf(bill.plan);
  const there = rule.otherwise(here);
  return itemsOf(rule.tableId, bill).filter(
    (code) => rule.forbids(limits, code, here) && permits(limits, code, there) && isSimple(bill, code),
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
  const { familiesOf, unitsPerDay, courseDays, partnersOf } = bill.knowledge.limits;
  const counts = [familiesOf, unitsPerDay, courseDays, partnersOf].some((table) => table.has(code));
  return !counts && bill.suits(code) && !bill.has(code);
}

function circumstancesOf({ person, ageYears, hospital }: StayPlan): Circumstances {
  return { sex: person.sex, ageYears, hospitalLevel: hospital.level };
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
