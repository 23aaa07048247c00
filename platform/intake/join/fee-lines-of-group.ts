import type { FeeRow } from '../../../core/claims/fee-row.ts';
import type { JoinRow } from './join-row.ts';

/** What the office is shown of the lines of a settlement without a case. */
const mostShownRows = 50;
const mostShownBytes = 64 * 1024;

/** The fee lines of one settlement. */
export interface SettlementFees {
  /** The first of them: what is rejected where there is no case. */
  first: FeeRow;
  /** All lines, or the first of them where they come to more than a record may have. */
  rows: FeeRow[];
  count: number;
  bytes: number;
  isTooMuch: boolean;
  /** Rows of cases that have been given the lines. */
  takers: number;
}

/**
 * The fee lines of some partitions by settlement. Of a settlement with more lines than fit in a record only the first
 * are kept: one with millions of them costs no memory.
 */
export class FeeLinesOfGroup {
  /** Lines that do not tell whose they are. */
  readonly strays: JoinRow[] = [];
  count = 0;
  readonly #maxRecordBytes: number;
  readonly #bySettlement = new Map<string, SettlementFees>();

  constructor(maxRecordBytes: number) {
    this.#maxRecordBytes = maxRecordBytes;
  }

  add(row: JoinRow): void {
    this.count++;
    if (row.settlementId === null) {
      this.strays.push(row);
      return;
    }
    const fees = this.#bySettlement.get(row.settlementId);
    if (fees) this.#addTo(fees, row);
    else this.#bySettlement.set(row.settlementId, this.#begin(row));
  }

  of(settlementId: string | null): SettlementFees | undefined {
    return settlementId === null ? undefined : this.#bySettlement.get(settlementId);
  }

  /** Settlements for which no case has come, in no order. */
  orphans(): SettlementFees[] {
    return [...this.#bySettlement.values()].filter(({ takers }) => takers === 0);
  }

  #begin(row: JoinRow): SettlementFees {
    const bytes = row.bytes.length;
    const isTooMuch = bytes > this.#maxRecordBytes;
    const first = feeRowOf(row);
    return { first, rows: [first], count: 1, bytes, isTooMuch, takers: 0 };
  }

  #addTo(fees: SettlementFees, row: JoinRow): void {
    fees.count++;
    if (fees.isTooMuch) return;
    fees.bytes += row.bytes.length;
    fees.isTooMuch = fees.bytes > this.#maxRecordBytes;
    if (!fees.isTooMuch) {
      fees.rows.push(feeRowOf(row));
      return;
    }
    fees.rows = shownOf(fees.rows).map(copyOf);
    fees.first = copyOf(fees.first);
  }
}

/** As many of the lines as are shown of those without a case. */
export function shownOf(rows: readonly FeeRow[]): FeeRow[] {
  const shown: FeeRow[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, mostShownRows)) {
    bytes += row.bytes.length;
    if (bytes > mostShownBytes) break;
    shown.push(row);
  }
  return shown;
}

const feeRowOf = ({ table, kind, line, bytes }: JoinRow): FeeRow => ({ table, kind, line, bytes });

/** A view would keep all of its run in memory. */
const copyOf = (row: FeeRow): FeeRow => ({ ...row, bytes: row.bytes.slice() });
