import { readDrugCode } from '../../core/drugs/national-drug-code.ts';
import { normalItemName } from '../../core/rules/item-name.ts';
import type { Bill, BillLine, ChargeDetails } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import { type Random, shuffle } from '../random.ts';
import { plantObjected } from './label-objection.ts';
import type { LinePlanter } from './line-planter.ts';

const aloneTable = 'slice-not-payable-alone';
const pairTable = 'slice-incompatible-pair';
const mostKindsTakenHome = 5;
/** Of any prescription, and of a long one, for which a patient may have a reason or not. */
const mostDaysWithoutReason = 7;
const mostDays = 84;

/** What is payable of drugs and slices: under which insurance, for whom, and beside what. */
export const drugPolicyPlanters: readonly LinePlanter[] = [
  plantObjected({ ruleId: 'GZ10000101001000', tableId: 'drug-work-injury', occasion: () => 1 }),
  plantObjected({
    ruleId: 'GZ10000101002000',
    tableId: 'drug-maternity',
    occasion: ({ person, ageYears }) => (person.sex === 'female' && ageYears >= 18 ? 2 : 0),
  }),
  plantObjected({ ruleId: 'GZ10000101003000', tableId: 'slice-never-payable', occasion: () => 2 }),
  plantObjected({ ruleId: 'GZ10000101008000', tableId: 'drug-payable-limit', occasion: () => 5 }),
  {
    ruleId: 'GZ10000101004000',
    tableId: aloneTable,
    occasion: () => 2,
    violate: (random, bill) => chargeSlices(random, bill, random.int(bill.firstDay, bill.lastDay)),
    comeClose(random, bill) {
      const day = random.int(bill.firstDay, bill.lastDay);
      const lines = chargeSlices(random, bill, day);
      const other = random.pick(bill.knowledge.items.drugs['slices'] ?? []);
      return lines && [...lines, bill.charge(other, day, grams(random))];
    },
  },
  {
    ruleId: 'GZ10000301012000',
    tableId: pairTable,
    occasion: ({ losDays }) => (losDays > 1 ? 1 : 0),
    violate(random, bill) {
      const day = random.int(bill.firstDay, bill.lastDay);
      return chargePair(random, bill, day, day);
    },
    comeClose: (random, bill) => chargePair(random, bill, bill.firstDay, bill.firstDay + 1),
  },
  {
    ruleId: 'GZ10000202004000',
    tableId: null,
    occasion: () => 1,
    violate: (random, bill) => takeHome(random, bill, mostKindsTakenHome + 1),
    comeClose: (random, bill) => takeHome(random, bill, mostKindsTakenHome),
  },
  {
    ruleId: 'DS-PRESCRIPTION-LENGTH',
    tableId: null,
    occasion: () => 1,
    violate: (random, bill) => takeHome(random, bill, 1, mostDays + random.int(1, 36)),
    comeClose: (random, bill) => takeHome(random, bill, 1, mostDaysWithoutReason),
  },
];

/** One to three slices that are not payable alone, where the ordinary bill brings no others. */
function chargeSlices(random: Random, bill: Bill, day: number): readonly BillLine[] | null {
  const { limits, items } = bill.knowledge;
  if (items.profiles[bill.plan.archetype.profile]?.drugs.includes('slices')) return null;
  const table = tableInForce(limits, aloneTable, bill.dischargeDate);
  const slices = (table?.rows ?? []).flatMap(([code]) =>
    typeof code === 'string' && bill.suits(code) && !bill.has(code) ? [code] : [],
  );
  const chosen = shuffle(random, slices).slice(0, random.int(1, 3));
  return chosen.length > 0 ? chosen.map((code) => bill.charge(code, day, grams(random))) : null;
}

/** Two incompatible slices, each on its day. */
function chargePair(random: Random, bill: Bill, day: number, otherDay: number): readonly BillLine[] | null {
  const table = tableInForce(bill.knowledge.limits, pairTable, bill.dischargeDate);
  if (table?.kind !== 'incompatible-pair') return null;
  const slices = incompatibleSlices(bill);
  const pairs = table.rows.flatMap(([one, other]) => {
    const [a, b] = [slices.get(normalItemName(one)), slices.get(normalItemName(other))];
    return a && b ? [[a, b] as const] : [];
  });
  if (pairs.length === 0) return null;
  const [one, other] = random.pick(pairs);
  return [bill.charge(one, day, grams(random)), bill.charge(other, otherDay, grams(random))];
}

/** Codes of slices by their names, as far as nothing else speaks against them. */
function incompatibleSlices(bill: Bill): ReadonlyMap<string, string> {
  const slices = [...bill.knowledge.catalogue.values()].filter(
    ({ code, category }) => category === '10' && !bill.has(code) && bill.admits(code, bill.firstDay),
  );
  return new Map(slices.map(({ code, name }) => [normalItemName(name), code]));
}

/** So many kinds of common drugs on the day of discharge. */
function takeHome(
  random: Random,
  bill: Bill,
  kinds: number,
  prescribedDays: number = mostDaysWithoutReason,
): readonly BillLine[] | null {
  const common = bill.knowledge.items.drugs['fluids'] ?? [];
  const admitted = common.filter((code) => bill.admits(code, bill.lastDay));
  const bySubstance = new Map(admitted.map((code) => [readDrugCode(code)?.substance ?? code, code]));
  const chosen = shuffle(random, [...bySubstance.values()]).slice(0, kinds);
  if (chosen.length < kinds) return null;
  return chosen.map((code) => bill.charge(code, bill.lastDay, { dischargeDrug: true, prescribedDays }));
}

function grams(random: Random): ChargeDetails {
  return { quantity: 10 * random.int(1, 6) };
}
