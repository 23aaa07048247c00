import type { Period } from '../../core/indicators/period.ts';
import type { Sheets } from '../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { sheetKey, sheetPageKey } from './keys.ts';
import { packed } from './packed.ts';
import { replaceAsOne } from './replace-as-one.ts';
import type { Table } from './table.ts';

/** Puts the sheets that a turn has made of a period over what an earlier turn has; what a later one has made stands. */
export type SheetWriter = (scope: Scope, period: Period, turn: number, sheets: Sheets) => Promise<void>;

export function sheetWriter(table: Table): SheetWriter {
  return async (scope, period, turn, sheets) => {
    await Promise.all(
      [...sheets].map(([name, columns]) => {
        const [body, ...rest] = packed(columns);
        const head = sheetKey(scope, name, period);
        return replaceAsOne(table, {
          turn,
          head: { ...head, period, body, pages: 1 + rest.length },
          parts: rest.map((page, at) => ({
            ...sheetPageKey(scope, name, period, turn, at + 1),
            turn,
            body: page,
          })),
          partsPrefix: `${head.sk}#`,
        });
      }),
    );
  };
}
