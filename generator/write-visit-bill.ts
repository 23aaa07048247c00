import type { Bill } from './bill.ts';
import type { Random } from './random.ts';
import type { VisitItems } from './stay-plan.ts';
import { spendOnDrugs } from './write-ordinary-bill.ts';

/** The consultation, unless at a pharmacy, the items of the visit, and drugs up to what it is to cost. */
export function writeVisitBill(random: Random, bill: Bill, { careType, items, drugs }: VisitItems): void {
  if (careType !== pharmacy) bill.charge(bill.knowledge.items.outpatientConsultation, bill.firstDay);
  for (const code of items) bill.charge(code, bill.firstDay);
  if (drugs) spendOnDrugs(random, bill, random.int(2, 4));
}

/** `med_type` of a purchase at a pharmacy. */
const pharmacy = '41';
