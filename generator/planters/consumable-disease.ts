import { normalItemName } from '../../core/rules/item-name.ts';
import type { KnowledgeTable, TableOfKind } from '../../core/rules/knowledge-points.ts';
import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { GeneratorKnowledge } from '../generator-knowledge.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

const tableId = 'consumable-disease';

type Scope = TableOfKind<'diagnosis-scope'>['rows'][number];

/** A product that the price list knows by the published name, and the diseases that it is for. */
interface Product {
  readonly code: string;
  readonly scope: Scope;
}

const productsOfTable = new WeakMap<KnowledgeTable, readonly Product[]>();

/** A consumable beside diseases it is not for; or beside one it is for; or one too many, taken back. */
export const consumableDiseasePlanter: LinePlanter = {
  ruleId: 'DS-2025-088',
  tableId,
  occasion: ({ procedure }) => (procedure ? 4 : 0),
  violate: (random, bill) => chargeProduct(random, bill, false),
  comeClose(random, bill) {
    const rightful = chargeProduct(random, bill, true);
    if (rightful) return rightful;
    const lines = chargeProduct(random, bill, false);
    bill.refundAll(lines ?? []);
    return lines;
  },
};

function chargeProduct(random: Random, bill: Bill, isFor: boolean): readonly BillLine[] | null {
  const products = productsOf(bill)
    .filter(({ code }) => !bill.has(code) && bill.suits(code))
    .filter(({ scope }) => isForStay(scope, bill) === isFor);
  if (products.length === 0) return null;
  return [bill.charge(random.pick(products).code, bill.plan.operatedOn)];
}

function isForStay([, , , , codes, words]: Scope, { plan, knowledge: { names } }: Bill): boolean {
  const titles = plan.diagnoses.map((code) => names.diagnoses[code] ?? code);
  return (
    plan.diagnoses.some((code) => codes.some((beginning) => code.startsWith(beginning))) ||
    titles.some((title) => words.some((word) => title.includes(word)))
  );
}

function productsOf({ knowledge, dischargeDate }: Bill): readonly Product[] {
  const table = tableInForce(knowledge.limits, tableId, dischargeDate);
  if (table?.kind !== 'diagnosis-scope') return [];
  const known = productsOfTable.get(table);
  if (known) return known;
  const products = findProducts(table.rows, knowledge);
  productsOfTable.set(table, products);
  return products;
}

function findProducts(scopes: readonly Scope[], { catalogue }: GeneratorKnowledge): readonly Product[] {
  const scopeOf = new Map(scopes.map((scope) => [normalItemName(scope[1]), scope]));
  return [...catalogue.values()].flatMap(({ code, name }) => {
    const scope = scopeOf.get(normalItemName(name));
    return scope ? [{ code, scope }] : [];
  });
}
