import type { Bill } from './bill.ts';
import { priceFen } from './bill.ts';
import type { Random } from './random.ts';
import { chargeOnce, chargeOperation, chargeSupports, poolOf, shareOut } from './write-ordinary-bill.ts';

const drugLines = 2;
const consumableLines = 2;

/** How many items are looked at for a line; the whole pool would be most of the time that a stay takes. */
const mostTries = 16;

const mostUnits = 1000;

/** What a day in bed, a test or two, the operation and the complications cost: no more days, no more tests. */
export function writeShortFixedPart(random: Random, bill: Bill): void {
  const { profile } = bill;
  for (const code of [profile.bed, profile.nursing]) chargeOnce(bill, code, bill.firstDay);
  for (const codes of [profile.labs, profile.exams]) {
    if (codes.length > 0 && random.chance(0.8)) chargeOnce(bill, random.pick(codes), bill.firstDay);
  }
  chargeOperation(random, bill);
  chargeSupports(bill);
}

/** A few dear drugs and consumables up to what the stay is to cost. */
export function fillUpShort(random: Random, bill: Bill): void {
  const { profile } = bill;
  const { drugs, consumables } = bill.knowledge.items;
  const restFen = Math.max(bill.plan.targetCostFen - bill.totalFen, bill.plan.targetCostFen * 0.05);
  const spend = (pool: readonly string[], budgetFen: number, lines: number) => {
    for (const lineFen of shareOut(random, budgetFen, lines)) chargeAbout(random, bill, pool, lineFen);
  };
  spend(poolOf(drugs, profile.drugs), restFen * profile.drugShare, drugLines);
  spend(poolOf(consumables, profile.consumables), restFen * (1 - profile.drugShare), consumableLines);
}

/** Of some items drawn by chance the one of which a few units come nearest to the amount. */
function chargeAbout(random: Random, bill: Bill, pool: readonly string[], amountFen: number): void {
  if (pool.length === 0) return;
  const day = random.int(bill.firstDay, bill.lastDay);
  let best: { readonly code: string; readonly fen: number } | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const code = random.pick(pool);
    const fen = priceFen(bill.knowledge, code);
    if (best && misfit(fen, amountFen) >= misfit(best.fen, amountFen)) continue;
    if (!bill.admits(code, day)) continue;
    best = { code, fen };
    if (misfit(fen, amountFen) === 0) break;
  }
  if (best) bill.charge(best.code, day, { quantity: Math.max(1, Math.round(amountFen / best.fen)) });
}

/** 0 where one to twelve units make up the amount; more where more are wanted, most where one is too many. */
function misfit(fen: number, amountFen: number): number {
  if (fen > amountFen * 1.2) return mostUnits + fen / amountFen;
  return Math.min(mostUnits, Math.max(0, amountFen / fen - 12));
}
