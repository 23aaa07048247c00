import type { Cell } from '../../core/indicators/cell.ts';
import { addCell, emptyCell } from '../../core/indicators/cell.ts';
import { parseAddress, type Summary, type View } from '../../core/indicators/summary.ts';
import { summaryKey, summaryPartition } from './keys.ts';
import type { Table } from './table.ts';

interface SummaryItem {
  readonly key: string;
  readonly cell: Cell;
}

export interface SummaryStore {
  /** Writes what a batch changes, each cell under the batch's own key: writing twice changes nothing. */
  readonly write: (hospital: string, batch: string, summary: Summary) => Promise<void>;
  /** One view of a hospital's month, merged over all batches, by key. */
  readonly read: (hospital: string, month: string, view: View) => Promise<ReadonlyMap<string, Cell>>;
}

export function summaryStore(table: Table): SummaryStore {
  return {
    write: (hospital, batch, summary) =>
      table.writeAll(
        [...summary].map(([address, cell]) => {
          const { month, view, key } = parseAddress(address);
          return { ...summaryKey(hospital, month, view, key, batch), key, cell };
        }),
      ),
    read: async (hospital, month, view) => {
      const items = await table.query<SummaryItem>({
        KeyConditionExpression: 'pk = :month AND begins_with(sk, :view)',
        ExpressionAttributeValues: { ':month': summaryPartition(hospital, month), ':view': `${view}#` },
      });
      const cells = new Map<string, Cell>();
      for (const { key, cell } of items) cells.set(key, addCell(cells.get(key) ?? emptyCell, cell));
      return cells;
    },
  };
}
