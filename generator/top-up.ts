import { type Bill, priceFen } from './bill.ts';
import { paymentLimitFen } from './payment-limit.ts';
import { type Random, shuffle } from './random.ts';
import { drugsAndConsumables } from './write-ordinary-bill.ts';

/** How a stay is brought past the limit of payment: by tests that are new, done before, or done a day earlier. */
export type TopUp = 'new-tests' | 'repeated-tests' | 'tests-the-day-before';

/** `med_chrgitm_type` of tests and examinations. */
const testCategories = ['03', '04'];

/** Where the cost ends, as a multiple of the limit: well inside the 5 % above it that a rule looks at. */
const aim = 1.025;

/** What one unit of a filling item may cost at most, so that the cost ends within half of it of the aim. */
const finest = 0.03;

/** Clear of those 5 %. */
const clear = 1.09;

/** Tests on one of the last days that take the cost just past the limit; false, and no charge, where they cannot. */
export function topUp(random: Random, bill: Bill, how: TopUp): boolean {
  const limitFen = paymentLimitFen(bill.plan, bill.knowledge);
  if (limitFen === null) return false;
  const day = how === 'tests-the-day-before' ? bill.lastDay - 1 : bill.lastDay;
  const tests = drawTests(random, bill, {
    day,
    again: how === 'repeated-tests',
    atLeastFen: limitFen * 0.045,
  });
  const testsFen = tests.reduce((sum, code) => sum + priceFen(bill.knowledge, code), 0);
  const restFen = limitFen * aim - testsFen - bill.totalFen;
  if (tests.length === 0 || restFen < 0 || !fill(random, bill, restFen, limitFen * finest)) return false;
  for (const code of tests) bill.charge(code, day);
  return true;
}

/** Takes an ordinary bill that ended just past the limit of payment further from it. */
export function keepOffLimit(random: Random, bill: Bill): void {
  const limitFen = paymentLimitFen(bill.plan, bill.knowledge);
  if (limitFen === null || bill.totalFen <= limitFen || bill.totalFen > limitFen * clear) return;
  fill(random, bill, limitFen * clear - bill.totalFen, limitFen * finest);
}

interface Wanted {
  readonly day: number;
  /** Whether they were done before. */
  readonly again: boolean;
  readonly atLeastFen: number;
}

/** Tests of the patient's kind that come to at least so much together; none where there are too few. */
function drawTests(random: Random, bill: Bill, { day, again, atLeastFen }: Wanted): readonly string[] {
  const before = new Set(bill.lines.map(({ code }) => code));
  const { catalogue } = bill.knowledge;
  const tests = bill.profile.exams
    .concat(bill.profile.labs)
    .filter((code) => testCategories.includes(catalogue.get(code)?.category ?? ''));
  const drawn: string[] = [];
  let sumFen = 0;
  for (const code of shuffle(random, [...new Set(tests)])) {
    if (before.has(code) !== again || !bill.admits(code, day)) continue;
    drawn.push(code);
    sumFen += priceFen(bill.knowledge, code);
    if (sumFen >= atLeastFen) return drawn;
  }
  return [];
}

/** One drug or consumable more, to about that amount; false where none is fine enough or may be given. */
function fill(random: Random, bill: Bill, amountFen: number, finestFen: number): boolean {
  const day = bill.firstDay + 1;
  for (const code of shuffle(random, drugsAndConsumables(bill))) {
    const fen = priceFen(bill.knowledge, code);
    const quantity = Math.round(amountFen / fen);
    if (fen > finestFen || fen * 40 < amountFen || !bill.admits(code, day, quantity)) continue;
    if (quantity > 0) bill.charge(code, day, { quantity });
    return true;
  }
  return false;
}
