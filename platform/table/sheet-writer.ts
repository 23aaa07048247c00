import type { StandingCase } from '../../core/indicators/case-line.ts';
import type { Sheet, View } from '../../core/indicators/sheet.ts';
import { columnsOf } from '../../core/indicators/sheet-columns.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { sheetKey, sheetPageKey, standingKey, standingPageKey } from './keys.ts';
import { packed } from './packed.ts';
import { replaceAsOne } from './replace-as-one.ts';
import type { Table } from './table.ts';

/** Puts what a turn has made of a month over what an earlier turn has; a later turn's stands. */
export interface SheetWriter {
  readonly writeSheet: (scope: Scope, view: View, month: string, turn: number, sheet: Sheet) => Promise<void>;
  readonly writeCases: (
    hospital: string,
    month: string,
    turn: number,
    cases: readonly StandingCase[],
  ) => Promise<void>;
}

export function sheetWriter(table: Table): SheetWriter {
  return {
    writeSheet: async (scope, view, month, turn, sheet) => {
      const [body, ...rest] = packed(columnsOf(sheet));
      await replaceAsOne(table, {
        turn,
        head: { ...sheetKey(scope, view, month), body, pages: 1 + rest.length },
        parts: rest.map((page, at) => ({
          ...sheetPageKey(scope, view, month, turn, at + 1),
          turn,
          body: page,
        })),
        partsPrefix: `${month}#`,
      });
    },
    writeCases: async (hospital, month, turn, cases) => {
      const byDepartment = Map.groupBy(cases, ({ facts }) => facts.department);
      const pages = [...byDepartment].map(([department, own]) => ({
        department,
        bodies: packed(inOrder(own)),
      }));
      await replaceAsOne(table, {
        turn,
        head: {
          ...standingKey(hospital, month),
          departments: pages.map(({ department, bodies }) => [department, bodies.length]),
        },
        parts: pages.flatMap(({ department, bodies }) =>
          bodies.map((body, page) => ({
            ...standingPageKey(hospital, month, department, turn, page),
            turn,
            body,
          })),
        ),
        partsPrefix: 'CASES#',
      });
    },
  };
}

const inOrder = (cases: readonly StandingCase[]) =>
  cases.toSorted((a, b) => (a.settlementId < b.settlementId ? -1 : 1));
