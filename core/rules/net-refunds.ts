import type { FeeLine } from '../claims/settlement-list.ts';

interface Balance {
  readonly line: FeeLine;
  quantity: number;
  amountFen: number;
}

/**
 * The lines that still stand once refunds are taken off, with what is left of their quantity and amount. A
 * refund takes from the line it names; where it names none that is here, from lines of its own code and
 * price, the latest charge before it first. A refund that finds nothing to refund has no effect, and lines
 * of no quantity never stand. The outcome does not depend on the order of lines.
 */
export function netRefunds(lines: readonly FeeLine[]): readonly FeeLine[] {
  if (lines.every(standsAsIs)) return lines;
  const refunds = lines.filter(isRefund).sort(byTime);
  const balances = lines.filter(standsAsIs).map(balanceOf);
  // Refunds that name a line go first, so that the others share what these leave.
  settleRefunds(
    refunds.filter(({ refundOf }) => refundOf !== null),
    balances,
  );
  settleRefunds(
    refunds.filter(({ refundOf }) => refundOf === null),
    balances,
  );
  return balances.filter(({ quantity }) => quantity > 0).map(remainder);
}

/** `refunds` by time. */
function settleRefunds(refunds: readonly FeeLine[], balances: readonly Balance[]): void {
  if (refunds.length === 0) return;
  const bySerial = new Map(balances.map((balance) => [balance.line.serial, balance]));
  const shelves = Map.groupBy(balances.toSorted(byTimeOfLine), ({ line }) => priceKey(line));
  const queues = new Map([...shelves].map(([key, charges]) => [key, { charges, before: [], next: 0 }]));
  for (const refund of refunds) {
    const named = refund.refundOf === null ? undefined : bySerial.get(refund.refundOf);
    if (named) takeOff(named, Math.abs(refund.quantity));
    else takeFromAlike(queues.get(priceKey(refund)), refund);
  }
}

/** Charges of one code and price, so kept that refunds by time take from them without a search. */
interface ChargeQueue {
  /** By time. */
  readonly charges: readonly Balance[];
  /** Those not after the last refund, the latest on top. */
  readonly before: Balance[];
  /** The first of {@link charges} that is after it. */
  next: number;
}

function takeFromAlike(queue: ChargeQueue | undefined, refund: FeeLine): void {
  if (!queue) return;
  advance(queue, refund.chargedAt);
  let left = Math.abs(refund.quantity);
  while (left > 0) {
    const balance = queue.before.at(-1) ?? queue.charges[queue.next];
    if (!balance) return;
    left = takeOff(balance, left);
    if (balance.quantity === 0 && !queue.before.pop()) queue.next += 1;
  }
}

function advance(queue: ChargeQueue, time: string): void {
  for (let at = queue.charges[queue.next]; at && at.line.chargedAt <= time; at = queue.charges[queue.next]) {
    queue.before.push(at);
    queue.next += 1;
  }
}

function priceKey({ code, unitPriceFen }: FeeLine): string {
  return `${unitPriceFen} ${code}`;
}

function balanceOf(line: FeeLine): Balance {
  return { line, quantity: line.quantity, amountFen: line.amountFen };
}

/** A refund is told by its sign alone: some clients name an earlier line, or the line itself, on any line. */
function isRefund(line: FeeLine): boolean {
  return line.quantity < 0 || line.amountFen < 0;
}

function standsAsIs(line: FeeLine): boolean {
  return line.quantity > 0 && line.amountFen >= 0;
}

/** Orders lines by time of charge, then by serial. */
export function byTime(a: FeeLine, b: FeeLine): number {
  if (a.chargedAt !== b.chargedAt) return a.chargedAt < b.chargedAt ? -1 : 1;
  if (a.serial === b.serial) return 0;
  return a.serial < b.serial ? -1 : 1;
}

function byTimeOfLine(a: Balance, b: Balance): number {
  return byTime(a.line, b.line);
}

/** Quantities have four decimals on the wire; rounding to them keeps 0.3 - 0.1 at 0.2. */
function takeOff(balance: Balance, wanted: number): number {
  const taken = Math.min(balance.quantity, wanted);
  if (taken === 0) return wanted;
  balance.amountFen -= Math.round((balance.amountFen * taken) / balance.quantity);
  balance.quantity = roundQuantity(balance.quantity - taken);
  return roundQuantity(wanted - taken);
}

function roundQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}

function remainder({ line, quantity, amountFen }: Balance): FeeLine {
  return quantity === line.quantity ? line : { ...line, quantity, amountFen };
}
