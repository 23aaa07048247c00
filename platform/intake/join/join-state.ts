import type { FeeTable } from '../../../core/claims/fee-row.ts';

/** What is known of one of the two sides while its rows are taken in. */
export interface SideState {
  readonly tables: readonly FeeTable[];
  readonly runs: number;
  /** Rows that are in the runs. */
  readonly rows: number;
  /** Whether all rows are. */
  readonly isTaken: boolean;
}

/** Every line of the tables of fee lines is joined or orphaned. */
export interface FeeLineCounts {
  readonly read: number;
  /** Lines whose settlement has a row among the cases. */
  readonly joined: number;
  readonly orphaned: number;
  /** Rows of cases that no line was found for. */
  readonly cases_without: number;
}

/** How far a join is. Plain data: who has the state and the runs can go on from there. */
export interface JoinState {
  readonly fees: SideState;
  readonly cases: SideState;
  /** Partitions that have been handed out. */
  readonly partitions: number;
  /** Of these partitions. */
  readonly chunks: number;
  readonly records: number;
  readonly feeLines: FeeLineCounts;
  /** What has been given of the partitions behind them. */
  readonly ofGroup: Given;
}

export interface Given {
  readonly chunks: number;
  readonly records: number;
}

export const noneOfGroup: Given = { chunks: 0, records: 0 };

const untaken: SideState = { tables: [], runs: 0, rows: 0, isTaken: false };

export const newJoin: JoinState = {
  fees: untaken,
  cases: untaken,
  partitions: 0,
  chunks: 0,
  records: 0,
  feeLines: { read: 0, joined: 0, orphaned: 0, cases_without: 0 },
  ofGroup: noneOfGroup,
};

/** The join once its rows are taken, before any of them was handed out. */
export function rewindJoin({ fees, cases }: JoinState): JoinState {
  return { ...newJoin, fees, cases };
}
