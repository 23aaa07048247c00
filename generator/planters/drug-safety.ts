import { normalItemName } from '../../core/rules/item-name.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { GeneratorKnowledge } from '../generator-knowledge.ts';
import { type Random, shuffle } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { LinePlanter } from './line-planter.ts';

/** A rule by which a label objects to a drug for this patient. */
interface LabelRule {
  readonly ruleId: string;
  readonly tableId: string;
  readonly occasion: (plan: StayPlan) => number;
  /** Where the rule is sure to object to what {@link Bill.objectorsTo} says it may. @default everywhere */
  readonly isCertain?: (plan: StayPlan) => boolean;
}

const carrying = /^(O[1-4]|O60|Z3[345])/;
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
    occasion: ({ ageYears }) => (ageYears >= 18 ? 3 : 0),
  }),
  plantObjected({
    ruleId: 'GZ10000301009000',
    tableId: 'drug-elderly',
    occasion: ({ ageYears }) => (ageYears >= 18 ? 1 : 0),
  }),
  plantObjected({
    ruleId: 'GZ10000301010000',
    tableId: 'drug-pregnancy-lactation',
    occasion: (plan) => (isCarrying(plan) ? 60 : plan.person.sex === 'female' ? 1.5 : 0),
    isCertain: isCarrying,
  }),
];

function isCarrying({ person, diagnoses }: StayPlan): boolean {
  return (
    person.sex === 'female' &&
    diagnoses.some((code) => carrying.test(code)) &&
    !diagnoses.some((code) => nowBornOrLost.test(code))
  );
}

/** The item charged; or charged and taken back; or another of the table to which no label objects. */
export function plantObjected({ ruleId, tableId, occasion, isCertain = () => true }: LabelRule): LinePlanter {
  const objected = (bill: Bill) => {
    if (!isCertain(bill.plan)) return [];
    return freeDrugs(tableId, bill).filter((code) => bill.objectorsTo(code).join() === ruleId);
  };
  return {
    ruleId,
    tableId,
    occasion,
    violate: (random, bill) => chargeOne(random, bill, objected(bill)),
    comeClose(random, bill) {
      const offending = objected(bill);
      if (offending.length > 0 && random.chance(0.5)) {
        const lines = chargeOne(random, bill, offending);
        bill.refundAll(lines ?? []);
        return lines;
      }
      const harmless = freeDrugs(tableId, bill).filter((code) => bill.objectorsTo(code).length === 0);
      return chargeOne(random, bill, harmless);
    },
  };
}

function chargeOne(random: Random, bill: Bill, codes: readonly string[]): readonly BillLine[] | null {
  if (codes.length === 0) return null;
  const code = random.pick(codes);
  return Array.from({ length: random.int(1, 2) }, () =>
    bill.charge(code, random.int(bill.firstDay, bill.lastDay)),
  );
}

/** Items of the table that are not on the bill, and to which nothing but a label may object. */
function freeDrugs(tableId: string, bill: Bill): readonly string[] {
  const table = tableInForce(bill.knowledge.limits, tableId, bill.dischargeDate);
  if (!table) return [];
  return drugsOf(table, bill.knowledge).filter(
    (code) => !bill.has(code) && bill.suits(code) && bill.keepsLimits(code, bill.firstDay),
  );
}

const drugsOfTable = new WeakMap<KnowledgeTable, readonly string[]>();

/** Codes that the catalogue has under the names of the table. */
function drugsOf(table: KnowledgeTable, { catalogue }: GeneratorKnowledge): readonly string[] {
  const known = drugsOfTable.get(table);
  if (known) return known;
  const names = new Set(table.rows.map(([, name]) => normalItemName(String(name))));
  const drugs = [...catalogue.values()].filter(({ name }) => names.has(normalItemName(name)));
  const codes = drugs.map(({ code }) => code);
  drugsOfTable.set(table, codes);
  return codes;
}

/** Two drugs that a rule looks at together. */
interface PairRule {
  readonly ruleId: string;
  readonly tableId: string;
  /** Days which both must share. */
  readonly minDays: number;
  readonly partnersOf: (code: string, bill: Bill) => readonly string[];
}

/** Classes of which several drugs together are accepted treatment. */
const accepted = /^X(B01AC|C01DA|J04AK|J05A|L01|N02A|N07BC|....X)/;

/** Drugs that repeat one another, or must not go together. */
export const drugPairPlanters: readonly LinePlanter[] = [
  plantPair({
    ruleId: 'GZ10000301006000',
    tableId: 'drug-duplicate-scope',
    minDays: 2,
    partnersOf: (code, bill) => (accepted.test(code) ? [] : harmlessDrugs('drug-duplicate-scope', bill)),
  }),
  plantPair({
    ruleId: 'GZ10000301011000',
    tableId: 'drug-interaction',
    minDays: 1,
    partnersOf: (_, { knowledge: { cautions, catalogue } }) =>
      [...cautions.comparable].filter((code) => catalogue.get(code)?.unitPriceFen),
  }),
];

/** Both on as many days as the rule asks; or on one day fewer; or on as many, with the last day taken back. */
function plantPair({ ruleId, tableId, minDays, partnersOf }: PairRule): LinePlanter {
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

function harmlessDrugs(tableId: string, bill: Bill): readonly string[] {
  return freeDrugs(tableId, bill).filter((code) => bill.objectorsTo(code).length === 0);
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
