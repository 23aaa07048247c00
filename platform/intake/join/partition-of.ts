import { hash } from 'node:crypto';
import type { JoinRow } from './join-row.ts';

/** Enough for each to be small where the files are large; neighbours are read together where they are not. */
export const partitions = 4096;

/**
 * In which of the partitions a row is kept. All rows of a settlement are in one. The hash is a cryptographic one and
 * keyed, so that nobody who writes settlement ids can fill one partition with all of them; for one key it never
 * changes, so that a run that is repeated finds every row where it was.
 */
export function partitionOf(key: string, { settlementId, table, line }: JoinRow): number {
  // What belongs to no settlement need not be together.
  const text = settlementId === null ? `line\n${table}\n${line}` : `settlement\n${settlementId}`;
  return hash('sha256', `${key}\n${text}`, 'buffer').readUInt32LE(0) % partitions;
}
