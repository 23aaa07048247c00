import type { CaseLine } from '../../core/indicators/case-line.ts';
import { type ItemKey, linePageKey, linesOfBatch, summaryPartition } from './keys.ts';
import { packed, unpacked } from './packed.ts';
import type { Table } from './table.ts';

export interface LineStore {
  /** Puts one page of what a batch brings to a month: writing it again changes nothing. */
  readonly writePage: (
    hospital: string,
    month: string,
    batch: string,
    page: number,
    lines: readonly CaseLine[],
  ) => Promise<void>;
  /** Removes all that a batch has brought to a month. */
  readonly removePages: (hospital: string, month: string, batch: string) => Promise<void>;
  /** What all batches have brought to a month, unpacked page by page; `null` where none has brought any. */
  readonly read: (hospital: string, month: string) => Promise<Iterable<CaseLine> | null>;
}

export function lineStore(table: Table): LineStore {
  return {
    writePage: (hospital, month, batch, page, lines) =>
      table.writeAll(
        packed(lines).map((body, part) => ({ ...linePageKey(hospital, month, batch, page, part), body })),
      ),
    removePages: async (hospital, month, batch) => {
      const pages = await table.query<ItemKey>({
        KeyConditionExpression: 'pk = :month AND begins_with(sk, :batch)',
        ExpressionAttributeValues: {
          ':month': summaryPartition(hospital, month),
          ':batch': linesOfBatch(batch),
        },
        ProjectionExpression: 'pk, sk',
        ConsistentRead: true,
      });
      await table.deleteAll(pages);
    },
    read: async (hospital, month) => {
      const items = await table.query<PageItem>({
        KeyConditionExpression: 'pk = :month',
        ExpressionAttributeValues: { ':month': summaryPartition(hospital, month) },
        ConsistentRead: true,
      });
      return items.length === 0 ? null : linesOf(items);
    },
  };
}

interface PageItem {
  readonly sk: string;
  readonly body: Uint8Array;
}

function* linesOf(items: readonly PageItem[]): Generator<CaseLine> {
  const pages = Map.groupBy(items, ({ sk }) => sk.slice(0, sk.lastIndexOf('#')));
  for (const parts of pages.values()) yield* unpacked<readonly CaseLine[]>(parts.map(({ body }) => body));
}
