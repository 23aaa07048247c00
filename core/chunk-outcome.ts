import type { Rejection } from './claims/rejection.ts';
import type { CaseFacts } from './indicators/case-facts.ts';
import { type CaseLine, changesOfCase } from './indicators/case-line.ts';
import { addCell, type Cell, CellSum, cellOf, emptyCell } from './indicators/cell.ts';
import { addTally, type Tally } from './indicators/tally.ts';

/** What one case changes in the summaries: its own facts in, those of the version it replaced out. */
export interface Contribution {
  readonly settlementId: string;
  /** `null` of a case that was withdrawn. */
  readonly facts: CaseFacts | null;
  readonly replaced: CaseFacts | null;
}

/** The records of a chunk, or a batch, by what became of them: `read = accepted + rejected + duplicate`. */
export interface RecordCounts {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  /** Accepted, and took the place of an earlier upload's. */
  readonly replaced: number;
  /** Accepted, but a newer upload holds the case already: not counted in any summary. */
  readonly superseded: number;
  /** Accepted, and takes a case back. */
  readonly withdrawn: number;
  /** Of these, those of cases that nothing had been counted of. */
  readonly withdrawn_unknown: number;
}

/** What a chunk, or a batch, came to: what the receipt speaks of. */
export interface Outcome {
  readonly counts: RecordCounts;
  /** Rejected records by error code; a record with several errors counts under each. */
  readonly rejectedByCode: Tally;
  /** All contributions, as if nothing had been there before. */
  readonly totals: Cell;
}

/** What an audited chunk hands to the close of its batch. */
export interface ChunkOutcome extends Outcome {
  /** What is put into the summaries and taken out, by month of discharge. */
  readonly changes: ReadonlyMap<string, readonly CaseLine[]>;
}

const noCounts: RecordCounts = {
  read: 0,
  accepted: 0,
  rejected: 0,
  duplicate: 0,
  replaced: 0,
  superseded: 0,
  withdrawn: 0,
  withdrawn_unknown: 0,
};

export const emptyOutcome: Outcome = { counts: noCounts, rejectedByCode: {}, totals: emptyCell };

/** The outcome of a chunk from its counts, its refusals and what its cases contribute. */
export function outcomeOf(
  counts: RecordCounts,
  rejections: readonly Rejection[],
  contributions: readonly Pick<Contribution, 'facts'>[],
): Outcome {
  const totals = new CellSum();
  for (const { facts } of contributions) if (facts) totals.add(cellOf(facts));
  return { counts, rejectedByCode: countCodes(rejections), totals: totals.cell };
}

/** The lines of a chunk by month, in an order that does not depend on that of the contributions. */
export function changesOf(contributions: readonly Contribution[]): ReadonlyMap<string, readonly CaseLine[]> {
  const inOrder = contributions.toSorted((a, b) => (a.settlementId < b.settlementId ? -1 : 1));
  const lines = inOrder.flatMap(({ settlementId, facts, replaced }) =>
    changesOfCase(settlementId, facts, replaced),
  );
  return Map.groupBy(lines, ({ facts }) => facts.month);
}

/** Two chunks as one: associative and commutative, with {@link emptyOutcome} as its zero. */
export function mergeOutcomes(a: Outcome, b: Outcome): Outcome {
  return {
    counts: addCounts(a.counts, b.counts),
    rejectedByCode: addTally(a.rejectedByCode, b.rejectedByCode),
    totals: addCell(a.totals, b.totals),
  };
}

function addCounts(a: RecordCounts, b: RecordCounts): RecordCounts {
  return {
    read: a.read + b.read,
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    duplicate: a.duplicate + b.duplicate,
    replaced: a.replaced + b.replaced,
    superseded: a.superseded + b.superseded,
    withdrawn: a.withdrawn + b.withdrawn,
    withdrawn_unknown: a.withdrawn_unknown + b.withdrawn_unknown,
  };
}

function countCodes(rejections: readonly Rejection[]): Tally {
  const counts: Record<string, number> = {};
  for (const { errors } of rejections) {
    for (const code of new Set(errors.map((error) => error.code))) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** An outcome as JSON holds it. */
export function encodeOutcome(outcome: ChunkOutcome): string {
  return JSON.stringify({ ...outcome, changes: [...outcome.changes] });
}

/** The outcome that {@link encodeOutcome} wrote. */
export function decodeOutcome(text: string): ChunkOutcome {
  const stored = JSON.parse(text) as Outcome & { changes: [string, CaseLine[]][] };
  return { ...stored, changes: new Map(stored.changes) };
}
