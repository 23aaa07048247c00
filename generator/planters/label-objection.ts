import type { Bill, BillLine } from '../bill.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import { freeDrugs, harmlessDrugs } from './free-drugs.ts';
import type { LinePlanter } from './line-planter.ts';

/** A rule by which a label objects to a drug for this patient. */
interface LabelRule {
  readonly ruleId: string;
  readonly tableId: string;
  readonly occasion: (plan: StayPlan) => number;
  /** Where the rule is sure to object to what {@link Bill.objectorsTo} says it may. @default everywhere */
  readonly isCertain?: (plan: StayPlan) => boolean;
  /** The first day on which it is sure not to; `null` where there is none. @default nowhere */
  readonly isOverOn?: (plan: StayPlan) => number | null;
}

const carrying = /^(O[1-4]|O60|Z3[345])/;
const birth = /^(72|73\.[56]|74\.[0124])/;
const nowBornOrLost = /^(O0|O6[1-9]|O[78]|O9[0-2]|Z37|Z39)/;

/** Drugs that the label does not allow for the age, the diagnoses, or in pregnancy. */
export const labelPlanters: readonly LinePlanter[] = [
  plantObjected({
    ruleId: 'GZ10000301003000',
    tableId: 'drug-child-forbidden',
    occasion: ({ ageYears }) => (ageYears < 18 ? 6 : 0.3),
  }),
  plantObjected({ ruleId: 'GZ10000301007000', tableId: 'drug-label-indication', occasion: () => 1 }),
  plantObjected({
    ruleId: 'GZ10000301008000',
    tableId: 'drug-contraindication',
    occasion: ({ ageYears }) => (ageYears >= 18 ? 6 : 0),
  }),
  plantObjected({
    ruleId: 'GZ10000301009000',
    tableId: 'drug-elderly',
    occasion: ({ ageYears }) => (ageYears >= 65 ? 4 : ageYears >= 18 ? 0.5 : 0),
  }),
  plantObjected({
    ruleId: 'GZ10000301010000',
    tableId: 'drug-pregnancy-lactation',
    occasion: (plan) => (isCarrying(plan) ? 60 : plan.person.sex === 'female' ? 1.5 : 0),
    isCertain: isCarrying,
    isOverOn: ({ procedure, operatedOn }) => (birth.test(procedure ?? '') ? operatedOn : null),
  }),
];

function isCarrying({ person, diagnoses }: StayPlan): boolean {
  return (
    person.sex === 'female' &&
    diagnoses.some((code) => carrying.test(code)) &&
    !diagnoses.some((code) => nowBornOrLost.test(code))
  );
}

/**
 * The item charged; or charged and taken back, or once it does no harm, or another of the table to which no
 * label objects.
 */
export function plantObjected(rule: LabelRule): LinePlanter {
  const { ruleId, tableId, occasion, isCertain = () => true, isOverOn = () => null } = rule;
  const objected = (bill: Bill) =>
    freeDrugs(tableId, bill).filter((code) => bill.objectorsTo(code).join() === ruleId);
  return {
    ruleId,
    tableId,
    occasion,
    violate: (random, bill) => (isCertain(bill.plan) ? chargeOne(random, bill, objected(bill)) : null),
    comeClose(random, bill) {
      const overOn = isOverOn(bill.plan);
      if (overOn !== null) return chargeOne(random, bill, objected(bill), overOn);
      const offending = isCertain(bill.plan) ? objected(bill) : [];
      const harmless = harmlessDrugs(tableId, bill);
      if (offending.length === 0 || (harmless.length > 0 && random.chance(0.5)))
        return chargeOne(random, bill, harmless);
      const lines = chargeOne(random, bill, offending);
      bill.refundAll(lines ?? []);
      return lines;
    },
  };
}

/** One of the drugs, on one or two lines from that day on. */
function chargeOne(
  random: Random,
  bill: Bill,
  codes: readonly string[],
  fromDay = bill.firstDay,
): readonly BillLine[] | null {
  if (codes.length === 0) return null;
  const code = random.pick(codes);
  return Array.from({ length: random.int(1, 2) }, () => bill.charge(code, random.int(fromDay, bill.lastDay)));
}
