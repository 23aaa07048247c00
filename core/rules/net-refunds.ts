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
  const refunds = lines.filter(isRefund).sort(namedFirst);
  const balances = lines.filter(standsAsIs).map(balanceOf);
  settleRefunds(refunds, balances);
  return balances.filter(({ quantity }) => quantity > 0).map(remainder);
}

function settleRefunds(refunds: readonly FeeLine[], balances: readonly Balance[]): void {
  const bySerial = new Map(balances.map((balance) => [balance.line.serial, balance]));
  for (const refund of refunds) {
    const named = refund.refundOf === null ? undefined : bySerial.get(refund.refundOf);
    let left = Math.abs(refund.quantity);
    for (const balance of named ? [named] : candidates(refund, balances)) left = takeOff(balance, left);
  }
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

/** Refunds that name their line go first, so that the others share what these leave. */
function namedFirst(a: FeeLine, b: FeeLine): number {
  const byNaming = Number(a.refundOf === null) - Number(b.refundOf === null);
  return byNaming || byTime(a, b);
}

/** Orders lines by time of charge, then by serial. */
export function byTime(a: FeeLine, b: FeeLine): number {
  if (a.chargedAt !== b.chargedAt) return a.chargedAt < b.chargedAt ? -1 : 1;
  if (a.serial === b.serial) return 0;
  return a.serial < b.serial ? -1 : 1;
}

function candidates(refund: FeeLine, balances: readonly Balance[]): readonly Balance[] {
  const alike = balances.filter(
    ({ line }) => line.code === refund.code && line.unitPriceFen === refund.unitPriceFen,
  );
  const before = alike.filter(({ line }) => line.chargedAt <= refund.chargedAt);
  const after = alike.filter(({ line }) => line.chargedAt > refund.chargedAt);
  return [...before.sort((a, b) => byTime(b.line, a.line)), ...after.sort((a, b) => byTime(a.line, b.line))];
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
