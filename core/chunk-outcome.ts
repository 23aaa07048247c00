import type { Rejection } from './claims/rejection.ts';
import type { CaseFacts } from './indicators/case-facts.ts';
import { addCell, type Cell, cellOf, emptyCell } from './indicators/cell.ts';
import { emptySummary, mergeSummaries, type Summary, SummaryBuilder } from './indicators/summary.ts';
import { addTally, type Tally } from './indicators/tally.ts';

/** What one case changes in the summaries: its own facts in, those of the version it replaced out. */
export interface Contribution {
  readonly facts: CaseFacts;
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
}

/** What an audited chunk hands to the close of its batch. */
export interface ChunkOutcome {
  readonly counts: RecordCounts;
  /** Rejected records by error code; a record with several errors counts under each. */
  readonly rejectedByCode: Tally;
  /** All contributions, as if nothing had been there before: what the receipt speaks of. */
  readonly totals: Cell;
  /** What the table's summaries change by. */
  readonly changes: Summary;
}

const noCounts: RecordCounts = {
  read: 0,
  accepted: 0,
  rejected: 0,
  duplicate: 0,
  replaced: 0,
  superseded: 0,
};

export const emptyOutcome: ChunkOutcome = {
  counts: noCounts,
  rejectedByCode: {},
  totals: emptyCell,
  changes: emptySummary,
};

/** The outcome of a chunk from its counts, its refusals and what its cases contribute. */
export function outcomeOf(
  counts: RecordCounts,
  rejections: readonly Rejection[],
  contributions: readonly Contribution[],
): ChunkOutcome {
  const changes = new SummaryBuilder();
  let totals = emptyCell;
  for (const { facts, replaced } of contributions) {
    totals = addCell(totals, cellOf(facts));
    changes.add(facts);
    if (replaced) changes.add(replaced, -1);
  }
  return { counts, rejectedByCode: countCodes(rejections), totals, changes: changes.build() };
}

/** Two chunks as one: associative and commutative, with {@link emptyOutcome} as its zero. */
export function mergeOutcomes(a: ChunkOutcome, b: ChunkOutcome): ChunkOutcome {
  return {
    counts: {
      read: a.counts.read + b.counts.read,
      accepted: a.counts.accepted + b.counts.accepted,
      rejected: a.counts.rejected + b.counts.rejected,
      duplicate: a.counts.duplicate + b.counts.duplicate,
      replaced: a.counts.replaced + b.counts.replaced,
      superseded: a.counts.superseded + b.counts.superseded,
    },
    rejectedByCode: addTally(a.rejectedByCode, b.rejectedByCode),
    totals: addCell(a.totals, b.totals),
    changes: mergeSummaries([a.changes, b.changes]),
  };
}

/** Merges any number of chunks at the cost of each one's own size. */
export class OutcomeMerger {
  readonly #changes = new SummaryBuilder();
  #rest = emptyOutcome;

  add(outcome: ChunkOutcome): void {
    this.#changes.merge(outcome.changes);
    this.#rest = mergeOutcomes(this.#rest, { ...outcome, changes: emptySummary });
  }

  build(): ChunkOutcome {
    return { ...this.#rest, changes: this.#changes.build() };
  }
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
  const stored = JSON.parse(text) as Omit<ChunkOutcome, 'changes'> & { changes: [string, Cell][] };
  return { ...stored, changes: new Map(stored.changes) };
}
