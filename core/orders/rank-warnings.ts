import { gravestFirst } from '../rules/finding.ts';
import type { Warning } from './warning.ts';

/** The gravest first, then the surest, then the dearest; alike ones in an order of no meaning that never changes. */
export function rankWarnings(warnings: readonly Warning[]): readonly Warning[] {
  return warnings.toSorted(byWeight);
}

function byWeight(one: Warning, other: Warning): number {
  const [a, b] = [one.finding, other.finding];
  return (
    gravestFirst.indexOf(a.severity) - gravestFirst.indexOf(b.severity) ||
    b.confidence - a.confidence ||
    b.amount_fen - a.amount_fen ||
    (one.identity < other.identity ? -1 : 1)
  );
}
