import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import { startOfDay } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

interface Pair {
  readonly period: string;
  readonly containing: string;
  readonly contained: string;
}

const tableId = 'item-duplicate-charge';
const pairsOfTable = new WeakMap<KnowledgeTable, readonly Pair[]>();

/** An item charged beside the one that contains it; or a day later; or taken back. */
export const duplicateChargePlanter: LinePlanter = {
  ruleId: 'GZ10000102012000',
  tableId,
  occasion: ({ losDays }) => (losDays > 1 ? 1 : 0),
  violate(random, bill) {
    const pair = drawPair(random, bill, () => true);
    return pair && chargeTogether(random, bill, pair).slice(0, 1);
  },
  comeClose(random, bill) {
    if (random.chance(0.5)) return chargeOnDifferentDays(random, bill);
    const pair = drawPair(random, bill, () => true);
    if (!pair) return null;
    const lines = chargeTogether(random, bill, pair);
    bill.refundAll(lines.slice(0, 1));
    return lines;
  },
};

function chargeOnDifferentDays(random: Random, bill: Bill): readonly BillLine[] | null {
  const pair = drawPair(random, bill, ({ period }) => period === 'day');
  if (!pair) return null;
  return [bill.charge(pair.contained, bill.firstDay + 1), bill.charge(pair.containing, bill.firstDay)];
}

/** The contained item first. Within one clock hour, which every period covers. */
function chargeTogether(random: Random, bill: Bill, pair: Pair): readonly BillLine[] {
  const day = random.int(bill.firstDay, Math.max(bill.firstDay, bill.lastDay - 1));
  const hour = startOfDay(day) + 60 * random.int(18, 22);
  return [pair.contained, pair.containing].map((code) =>
    bill.charge(code, day, { chargedAt: hour + random.int(0, 54) }),
  );
}

function drawPair(random: Random, bill: Bill, suits: (pair: Pair) => boolean): Pair | null {
  const pairs = pairsOf(bill).filter(
    (pair) => suits(pair) && isFree(bill, pair.containing) && isFree(bill, pair.contained),
  );
  return pairs.length > 0 ? random.pick(pairs) : null;
}

function isFree(bill: Bill, code: string): boolean {
  return !bill.has(code) && bill.suits(code) && bill.admits(code, bill.firstDay);
}

/** Pairs to which no other rule has anything to say. */
function pairsOf({ knowledge, dischargeDate }: Bill): readonly Pair[] {
  const { limits, catalogue } = knowledge;
  const table = tableInForce(limits, tableId, dischargeDate);
  if (table?.kind !== 'duplicate-charge') return [];
  const known = pairsOfTable.get(table);
  if (known) return known;
  const counts = (code: string) => limits.unitsPerDay.has(code) || limits.familiesOf.has(code);
  const pairs = table.rows
    .map(([period, containing, , contained]) => ({ period, containing, contained }))
    .filter(({ containing, contained }) => catalogue.has(containing) && catalogue.has(contained))
    .filter(
      ({ containing, contained }) => !counts(containing) && !counts(contained) && containing !== contained,
    );
  pairsOfTable.set(table, pairs);
  return pairs;
}
