import type { FeeLine } from '../claims/settlement-list.ts';
import type { Words } from '../claims/words.ts';
import type { AmountMethod } from './amount-methods.ts';
import type { Evidence } from './finding.ts';
import { byTime } from './net-refunds.ts';
import type { Hit } from './rule.ts';

/** A line that a check objects to, with the money it is blamed for (fen, rounded when the hit is made). */
export interface FlaggedLine {
  readonly line: FeeLine;
  readonly amountFen: number;
  readonly text: Words;
}

/**
 * One hit on some lines. Its money is the sum of theirs; department, doctor and day are those of the first
 * line that costs money. A line given twice counts once, as first given. Throws without a line.
 */
export function hitOnLines(flagged: readonly FlaggedLine[], amountMethod: AmountMethod): Hit {
  const lines = distinctLines(flagged);
  const blamed = lines.find(({ amountFen }) => amountFen > 0) ?? lines[0];
  if (!blamed) throw new Error('a hit needs a line');
  return {
    evidence: lines.map(evidenceOf),
    amountFen: lines.reduce((sum, { amountFen }) => sum + Math.round(amountFen), 0),
    amountMethod,
    department: blamed.line.department,
    doctor: blamed.line.doctor,
    occurredOn: blamed.line.chargedAt.slice(0, 10),
  };
}

function distinctLines(flagged: readonly FlaggedLine[]): readonly FlaggedLine[] {
  const bySerial = new Map<string, FlaggedLine>();
  for (const entry of flagged) {
    if (!bySerial.has(entry.line.serial)) bySerial.set(entry.line.serial, entry);
  }
  return [...bySerial.values()].sort((a, b) => byTime(a.line, b.line));
}

function evidenceOf({ line, text, amountFen }: FlaggedLine): Evidence {
  return { kind: 'feeLine', ref: line.serial, text, amount_fen: Math.round(amountFen) };
}

/** Flags every line with its whole amount. */
export function hitOnWholeLines(lines: readonly FeeLine[], text: Words): Hit {
  return hitOnLines(
    lines.map((line) => ({ line, amountFen: line.amountFen, text })),
    'line-amount',
  );
}
