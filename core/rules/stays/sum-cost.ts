import type { StayRecord } from '../stay-record.ts';

/** Together, in fen; those without a known cost count nothing. */
export function sumCostFen(records: readonly StayRecord[]): number {
  return records.reduce((sum, { costFen }) => sum + (costFen ?? 0), 0);
}
