import type { CaseFacts } from './case-facts.ts';
import { addCell, type Cell, cellOf, emptyCell, isEmptyCell } from './cell.ts';
import { mixCellOf, mixKeyOf } from './mix-cell.ts';

/** The ways a month is cut. `mix` holds the measures of statistics, by department, doctor and group. */
export type View = 'hospital' | 'department' | 'doctor' | 'group' | 'mix';

export interface CellAddress {
  /** `yyyy-MM` of discharge. */
  readonly month: string;
  readonly view: View;
  /** The department, doctor or group; `all` for the hospital as a whole; of the mix, see `mix-cell.ts`. */
  readonly key: string;
}

/** Mergeable figures by month, view and key: one hospital's, of a chunk, a batch or a year. */
export type Summary = ReadonlyMap<string, Cell>;

export const emptySummary: Summary = new Map();

/** Collects cases and partial summaries; the order and grouping of calls never change the outcome. */
export class SummaryBuilder {
  readonly #cells = new Map<string, Cell>();

  /** Adds a case in every view, or takes it back out with `sign` −1. */
  add(facts: CaseFacts, sign: 1 | -1 = 1): void {
    const cell = cellOf(facts);
    for (const address of addressesOf(facts)) this.#addCell(addressText(address), cell, sign);
    const mix = mixKeyOf(facts);
    if (mix)
      this.#addCell(addressText({ month: facts.month, view: 'mix', key: mix }), mixCellOf(facts), sign);
  }

  merge(summary: Summary): void {
    for (const [address, cell] of summary) this.#addCell(address, cell, 1);
  }

  /** What has been collected; cells that came to nothing are left out. */
  build(): Summary {
    return new Map([...this.#cells].filter(([, cell]) => !isEmptyCell(cell)));
  }

  #addCell(address: string, cell: Cell, sign: 1 | -1): void {
    this.#cells.set(address, addCell(this.#cells.get(address) ?? emptyCell, cell, sign));
  }
}

/** Any number of partial summaries as one. */
export function mergeSummaries(summaries: Iterable<Summary>): Summary {
  const builder = new SummaryBuilder();
  for (const summary of summaries) builder.merge(summary);
  return builder.build();
}

export function parseAddress(address: string): CellAddress {
  const [month = '', view, ...key] = address.split('|');
  return { month, view: view as View, key: key.join('|') };
}

function addressText({ month, view, key }: CellAddress): string {
  return `${month}|${view}|${key}`;
}

function addressesOf({ month, department, doctor, drg, status }: CaseFacts): CellAddress[] {
  const addresses: CellAddress[] = [
    { month, view: 'hospital', key: 'all' },
    { month, view: 'department', key: department },
  ];
  if (status !== 'outpatient') addresses.push({ month, view: 'group', key: drg });
  if (doctor !== null) addresses.push({ month, view: 'doctor', key: doctor });
  return addresses;
}
