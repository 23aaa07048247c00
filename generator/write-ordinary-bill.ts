import type { Bill } from './bill.ts';
import { priceFen } from './bill.ts';
import type { BillProfile } from './bill-items.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { dayOfMinute } from './local-time.ts';
import { type Random, shuffle } from './random.ts';

/** Lines of the ordinary bill at each step; what is planted comes on top. */
const linesBeforeTreatments = 125;
const linesBeforeRepeats = 140;
const mostLines = 185;
const fewestLines = 33;

/** What every day, the admission, the operation and the tests cost: the part that no budget moves. */
export function writeFixedPart(random: Random, bill: Bill): void {
  const { profile } = bill;
  chargeEveryDay(bill, profile);
  chargeTests(random, bill, profile);
  chargeOperation(random, bill);
  chargeSupports(bill);
  chargeTreatments(random, bill, profile);
  repeatLabs(random, bill, profile);
}

/** Drugs and consumables up to what the stay is to cost. */
export function fillUp(random: Random, bill: Bill): void {
  const { profile } = bill;
  const { losDays, targetCostFen } = bill.plan;
  const restFen = Math.max(targetCostFen - bill.totalFen, targetCostFen * 0.05);
  const room = mostLines - bill.lines.length;
  const wanted = Math.min(60, 12 + Math.round(losDays * 1.6));
  const lines = Math.max(fewestLines - bill.lines.length, Math.min(wanted, room), 6);
  const drugLines = Math.max(1, Math.round(lines * (0.3 + profile.drugShare / 2)));
  const { drugs, consumables } = bill.knowledge.items;
  spend(random, bill, poolOf(drugs, profile.drugs), restFen * profile.drugShare, drugLines);
  const consumableLines = Math.max(1, lines - drugLines);
  spend(
    random,
    bill,
    poolOf(consumables, profile.consumables),
    restFen * (1 - profile.drugShare),
    consumableLines,
  );
}

/** Something small on every third day in a row that has the bed alone: fewer lines than days may leave such days. */
export function keepBedBusy(bill: Bill): void {
  const quiet = new Set(quietDays(bill));
  let inARow = 0;
  for (let day = bill.firstDay + 1; day < bill.lastDay; day += 1) {
    inARow = quiet.has(day) ? inARow + 1 : 0;
    if (inARow >= 3 && chargeCheapest(bill, day)) inARow = 0;
  }
}

function chargeCheapest(bill: Bill, day: number): boolean {
  const admitted = drugsAndConsumables(bill).filter((code) => bill.admits(code, day));
  const [cheapest] = admitted
    .map((code) => priced(bill.knowledge, code))
    .toSorted((one, other) => one.fen - other.fen);
  if (cheapest) bill.charge(cheapest.code, day);
  return cheapest !== undefined;
}

/** Drugs of the patient's kind up to what the bill is to cost. */
export function spendOnDrugs(random: Random, bill: Bill, lines: number): void {
  const restFen = Math.max(0, bill.plan.targetCostFen - bill.totalFen);
  const pool = poolOf(bill.knowledge.items.drugs, bill.profile.drugs);
  spend(random, bill, pool, restFen, lines);
}

/** What a patient of this kind may be given. */
export function drugsAndConsumables({ profile, knowledge: { items } }: Bill): readonly string[] {
  return [...poolOf(items.drugs, profile.drugs), ...poolOf(items.consumables, profile.consumables)];
}

function chargeEveryDay(bill: Bill, profile: BillProfile): void {
  const last = Math.max(bill.firstDay, bill.lastDay - 1);
  for (let day = bill.firstDay; day <= last; day += 1) {
    for (const code of [profile.bed, bill.knowledge.items.consultation, profile.nursing])
      chargeOnce(bill, code, day);
  }
}

function chargeTests(random: Random, bill: Bill, profile: BillProfile): void {
  for (const code of profile.labs) {
    if (random.chance(0.94)) chargeOnce(bill, code, bill.firstDay);
  }
  const exams = shuffle(random, profile.exams).slice(0, random.int(1, 3));
  for (const code of exams) chargeOnce(bill, code, Math.min(bill.lastDay, bill.firstDay + random.int(0, 2)));
}

/** An operation of the archetype, with its anaesthesia; none where nobody operates. */
export function chargeOperation(random: Random, bill: Bill): void {
  const { procedure, archetype, operatedOn } = bill.plan;
  if (procedure === null) return;
  const operations = archetype.operations.filter((code) => bill.admits(code, operatedOn));
  if (operations.length > 0) bill.charge(random.pick(operations), operatedOn);
  const anaesthesia = bill.knowledge.items.anaesthesia[archetype.anaesthesia ?? ''] ?? [];
  for (const code of anaesthesia) chargeOnce(bill, code, operatedOn);
}

/** What the complications need, on the first day. */
export function chargeSupports(bill: Bill): void {
  const supports = Object.entries(bill.knowledge.items.supports);
  for (const diagnosis of bill.plan.diagnoses.slice(1)) {
    const codes = supports.flatMap(([beginning, items]) => (diagnosis.startsWith(beginning) ? items : []));
    for (const code of codes) chargeOnce(bill, code, bill.firstDay);
  }
}

function chargeTreatments(random: Random, bill: Bill, profile: BillProfile): void {
  for (let day = bill.firstDay; day <= bill.lastDay; day += 1) {
    for (const code of profile.dailyTreatments) {
      if (bill.lines.length >= linesBeforeTreatments) return;
      if (!random.chance(0.6)) continue;
      const hours = bill.knowledge.items.hourly.includes(code) ? random.int(4, 20) : 1;
      if (bill.admits(code, day, hours)) bill.charge(code, day, { quantity: hours });
    }
  }
}

function repeatLabs(random: Random, bill: Bill, profile: BillProfile): void {
  for (let day = bill.firstDay + random.int(2, 4); day <= bill.lastDay; day += random.int(3, 5)) {
    for (const code of profile.repeatLabs) {
      if (bill.lines.length >= linesBeforeRepeats) return;
      if (random.chance(0.8) && bill.has(code)) chargeOnce(bill, code, day);
    }
  }
}

/** Charges it where no limit and no label speaks against it. */
export function chargeOnce(bill: Bill, code: string, day: number): void {
  if (bill.admits(code, day)) bill.charge(code, day);
}

/** The codes of the lists of these names. */
export function poolOf(
  lists: Readonly<Record<string, readonly string[]>>,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => lists[name] ?? []);
}

/** Spreads a budget over lines of uneven size, each of an item whose price suits the line. */
function spend(random: Random, bill: Bill, pool: readonly string[], budgetFen: number, lines: number): void {
  const days = bill.lastDay - bill.firstDay;
  const quiet = bill.plan.leavesOut ? [] : [...quietDays(bill)];
  const permitted = pool
    .filter((code) => bill.admits(code, bill.firstDay))
    .map((code) => priced(bill.knowledge, code));
  if (permitted.length === 0) return;
  for (const lineFen of shareOut(random, budgetFen, lines)) {
    const day = quiet.pop() ?? bill.firstDay + random.int(0, days);
    const suitable = suiting(permitted, lineFen).filter(({ code }) => bill.admits(code, day));
    if (suitable.length === 0) continue;
    const { code, fen } = random.pick(suitable);
    bill.charge(code, day, { quantity: Math.max(1, Math.round(lineFen / fen)) });
  }
}

/** An amount in uneven shares. */
export function shareOut(random: Random, amountFen: number, shares: number): readonly number[] {
  const weights = Array.from({ length: shares }, () => Math.exp(0.8 * random.normal()));
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (amountFen * weight) / allWeights);
}

/** `med_chrgitm_type` of bed, visits and nursing. */
const bedCategories = ['01', '02', '07'];

/**
 * Days between the first and the last on which nothing is charged but the bed yet, or all of it was taken back; every third day last, so that
 * whoever takes from the end leaves no three of them in a row.
 */
function quietDays({ lines, knowledge, firstDay, lastDay }: Bill): readonly number[] {
  const takenBack = new Set(lines.flatMap(({ refundOf }) => refundOf ?? []));
  const busy = lines.filter(
    (line) =>
      line.quantity > 0 &&
      !takenBack.has(line) &&
      !bedCategories.includes(knowledge.catalogue.get(line.code)?.category ?? ''),
  );
  const busyDays = new Set(busy.map(({ chargedAt }) => dayOfMinute(chargedAt)));
  const between = Array.from({ length: Math.max(0, lastDay - firstDay - 1) }, (_, at) => firstDay + 1 + at);
  const quiet = between.filter((day) => !busyDays.has(day));
  return [...quiet.filter((day) => day % 3 > 0), ...quiet.filter((day) => day % 3 === 0)];
}

interface PricedItem {
  readonly code: string;
  readonly fen: number;
}

function priced(knowledge: GeneratorKnowledge, code: string): PricedItem {
  return { code, fen: priceFen(knowledge, code) };
}

/** Items of which one to twelve units make up the amount; else the dearest below it, else the cheapest. */
function suiting(items: readonly PricedItem[], amountFen: number): readonly PricedItem[] {
  const fitting = items.filter(({ fen }) => fen <= amountFen * 1.2 && fen * 12 >= amountFen);
  if (fitting.length > 0) return fitting;
  const below = items.filter(({ fen }) => fen <= amountFen);
  const best =
    below.length > 0 ? Math.max(...below.map(({ fen }) => fen)) : Math.min(...items.map(({ fen }) => fen));
  return items.filter(({ fen }) => fen === best);
}
