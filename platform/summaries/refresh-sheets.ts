import { standingCases } from '../../core/indicators/case-line.ts';
import { hospitalViews, namesOf, regionViews, type SheetName } from '../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../core/indicators/sheet-columns.ts';
import {
  mergeSheets,
  regionSheetsOf,
  type Sheets,
  sheetsOfCases,
} from '../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { AnalysisFiles } from '../analysis/analysis-files.ts';
import { inParallel } from '../in-parallel.ts';
import { lineStore } from '../table/case-lines.ts';
import { sheetWriter } from '../table/sheet-writer.ts';
import { type SheetStore, sheetStore } from '../table/sheets.ts';
import { standingCaseStore } from '../table/standing-cases.ts';
import type { Table } from '../table/table.ts';

/** Makes sheets anew from what they are made of, and puts them under the turn that was taken before. */
export interface SheetRefresher {
  /** From the lines of all batches. `false`, and nothing written, where none has brought any. */
  readonly hospital: (hospital: string, month: string, turn: number) => Promise<boolean>;
  /** From the sheets of these hospitals, which must be those of the region. */
  readonly region: (
    region: string,
    hospitals: readonly string[],
    month: string,
    turn: number,
  ) => Promise<void>;
  /** From the sheets of its months. */
  readonly year: (scope: Scope, year: string, turn: number) => Promise<void>;
}

const hospitalsAtOnce = 16;

/** @param files where the cases of a month are put for analysts */
export function sheetRefresher(table: Table, files: AnalysisFiles): SheetRefresher {
  const lines = lineStore(table);
  const standing = standingCaseStore(table);
  const sheets = sheetStore(table, { consistent: true });
  const write = sheetWriter(table);
  const readStanding = async (hospital: string, month: string) => {
    const all = await lines.read(hospital, month);
    return all && standingCases(all);
  };
  /** After another run came between: until nobody does. */
  const rewriteFiles = async (hospital: string, month: string) => {
    for (;;) {
      const replaceFiles = await files.look(hospital, month);
      if (await replaceFiles((await readStanding(hospital, month)) ?? [])) return;
    }
  };
  return {
    hospital: async (hospital, month, turn) => {
      const replaceFiles = await files.look(hospital, month);
      const cases = await readStanding(hospital, month);
      if (!cases) return false;
      const made = sheetsOfCases(cases.map(({ facts }) => facts));
      await Promise.all([
        write({ kind: 'hospital', hospital }, month, turn, made),
        standing.write(hospital, month, turn, cases),
      ]);
      if (!(await replaceFiles(cases))) await rewriteFiles(hospital, month);
      return true;
    },
    region: async (region, hospitals, month, turn) => {
      const read = await inParallel(hospitals, hospitalsAtOnce, async (hospital) => {
        const scope: Scope = { kind: 'hospital', hospital };
        const [own = new Map()] = await readMonths(sheets, scope, namesOf(['total', 'group']), month, month);
        return [hospital, own] as const;
      });
      await write({ kind: 'region', region }, month, turn, regionSheetsOf(new Map(read)));
    },
    year: async (scope, year, turn) => {
      const views = scope.kind === 'hospital' ? hospitalViews : regionViews;
      const months = await readMonths(sheets, scope, namesOf(views), `${year}-01`, `${year}-12`);
      await write(scope, year, turn, mergeSheets(months));
    },
  };
}

/** All sheets of each month that has any. */
async function readMonths(
  sheets: SheetStore,
  scope: Scope,
  names: readonly SheetName[],
  from: string,
  until: string,
): Promise<readonly Sheets[]> {
  const months = new Map<string, Map<SheetName, SheetColumns>>();
  await Promise.all(
    names.map(async (name) => {
      for (const [month, sheet] of await sheets.readMonths(scope, name, from, until)) {
        const own = months.get(month) ?? new Map<SheetName, SheetColumns>();
        months.set(month, own.set(name, sheet));
      }
    }),
  );
  return [...months.values()];
}
