import { countOf, type Tally } from '../indicators/tally.ts';
import type { ColumnReader } from './pieces-of.ts';
import type { Sides } from './split-change.ts';

/** Money of a unit whose change can be taken apart: payment and balance are of the cases that have cost and payment. */
export const amounts = ['cost', 'payment', 'balance'] as const;

export type Amount = (typeof amounts)[number];

/** Parts of a bill that do not overlap: CT and MRI are among the tests. */
const billColumns = ['drug', 'slice', 'consumable', 'testing', 'treatment'] as const;

/** Reads an amount in fen and its cases: a cost in columns, by part of the bill and the `rest`. */
export function amountReader(amount: Amount): ColumnReader {
  const read = amount === 'cost' ? costColumns : (tally: Tally) => ({ all: paidSides(tally, amount) });
  return { ofGroup: read, ofUnit: ({ tally }) => read(tally) };
}

function costColumns(tally: Tally): Readonly<Record<string, Sides>> {
  const below = countOf(tally, 'costed');
  const parts = billColumns.map((part) => [part, countOf(tally, `part/${part}`)] as const);
  const rest = parts.reduce((left, [, fen]) => left - fen, countOf(tally, 'costFen'));
  return Object.fromEntries(
    [...parts, ['rest', rest] as const].map(([column, above]) => [column, { above, below }]),
  );
}

function paidSides(tally: Tally, amount: Exclude<Amount, 'cost'>): Sides {
  const balanceFen = countOf(tally, 'balanceFen');
  const costFen = countOf(tally, 'costFen') - countOf(tally, 'unpricedFen');
  return {
    above: amount === 'balance' ? balanceFen : balanceFen + costFen,
    below: countOf(tally, 'balanced'),
  };
}
