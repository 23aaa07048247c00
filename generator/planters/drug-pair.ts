import type { Bill, BillLine } from '../bill.ts';
import { type Random, shuffle } from '../random.ts';
import { harmlessDrugs } from './free-drugs.ts';
import type { LinePlanter } from './line-planter.ts';

/** Two drugs that a rule looks at together. */
interface PairRule {
  readonly ruleId: string;
  readonly tableId: string;
  /** Days which both must share. */
  readonly minDays: number;
  readonly partnersOf: (code: string, bill: Bill) => readonly string[];
  /** Drugs of which any two together are accepted. */
  readonly accepted: RegExp | null;
}

/** Classes of which several drugs together are accepted treatment. */
const accepted = /^X(B01AC|C01DA|J04AK|J05A|L01|N02A|N07BC|....X)/;

/** Drugs that repeat one another, or must not go together. */
export const drugPairPlanters: readonly LinePlanter[] = [
  plantPair({
    ruleId: 'GZ10000301006000',
    tableId: 'drug-duplicate-scope',
    minDays: 2,
    accepted,
    partnersOf: (code, bill) => (accepted.test(code) ? [] : harmlessDrugs('drug-duplicate-scope', bill)),
  }),
  plantPair({
    ruleId: 'GZ10000301011000',
    tableId: 'drug-interaction',
    minDays: 1,
    accepted: null,
    partnersOf: (_, { knowledge: { cautions, catalogue } }) =>
      [...cautions.comparable].filter((code) => catalogue.get(code)?.unitPriceFen),
  }),
];

/**
 * Both on as many days as the rule asks; or on one day fewer; or on as many, with the last day taken back; or
 * two that are accepted together.
 */
function plantPair({ ruleId, tableId, minDays, partnersOf, accepted }: PairRule): LinePlanter {
  const draw = (random: Random, bill: Bill) => {
    for (const code of shuffle(random, harmlessDrugs(tableId, bill))) {
      const partners = partnersOf(code, bill).filter((other) => isPartner(code, other, bill, ruleId));
      if (partners.length > 0) return [code, random.pick(partners)] as const;
    }
    return null;
  };
  return {
    ruleId,
    tableId,
    occasion: ({ losDays, ageYears }) => (losDays > minDays && ageYears >= 18 ? 2 : 0),
    violate(random, bill) {
      const pair = draw(random, bill);
      return pair?.flatMap((code) => chargeDays(bill, code, 0, minDays)) ?? null;
    },
    comeClose(random, bill) {
      const [first, second] = drawAccepted(random, bill, tableId, accepted);
      if (first && second && random.chance(0.4))
        return [first, second].flatMap((code) => chargeDays(bill, code, 0, minDays));
      const pair = draw(random, bill);
      if (!pair) return null;
      const [one, other] = pair;
      const lines = chargeDays(bill, one, 0, minDays);
      if (random.chance(0.5)) return [...lines, ...chargeDays(bill, other, 1, minDays)];
      const others = chargeDays(bill, other, 0, minDays);
      bill.refundAll(others.slice(-1));
      return [...lines, ...others];
    },
  };
}

/** Two drugs of one class that together are accepted treatment, if there are. */
function drawAccepted(
  random: Random,
  bill: Bill,
  tableId: string,
  accepted: RegExp | null,
): readonly string[] {
  if (!accepted) return [];
  const known = shuffle(random, harmlessDrugs(tableId, bill)).filter((code) => accepted.test(code));
  const classes = Map.groupBy(known, (code) => code.slice(0, 6));
  return [...classes.values()].find((alike) => alike.length > 1)?.slice(0, 2) ?? [];
}

/** Clashes with the first by this rule alone, and with nothing else on the bill. */
function isPartner(code: string, other: string, bill: Bill, ruleId: string): boolean {
  return (
    bill.knowledge.cautions.clashesOf(code, other).join() === ruleId &&
    !bill.has(other) &&
    bill.suits(other) &&
    bill.admits(other, bill.firstDay)
  );
}

function chargeDays(bill: Bill, code: string, after: number, days: number): readonly BillLine[] {
  return Array.from({ length: days }, (_, index) => bill.charge(code, bill.firstDay + after + index));
}
