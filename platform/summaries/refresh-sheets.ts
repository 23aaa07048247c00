import { standingCases } from '../../core/indicators/case-line.ts';
import { regionSheetsOf, type Sheets, sheetsOf, type View } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import { inParallel } from '../in-parallel.ts';
import { lineStore } from '../table/case-lines.ts';
import { type SheetWriter, sheetWriter } from '../table/sheet-writer.ts';
import { type SheetStore, sheetStore } from '../table/sheets.ts';
import type { Table } from '../table/table.ts';

/** Makes the sheets of a month anew from what they are made of, and puts them under the turn that was taken before. */
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
}

const hospitalsAtOnce = 16;
const regionIsMadeOf: readonly View[] = ['total', 'group'];

export function sheetRefresher(table: Table): SheetRefresher {
  const lines = lineStore(table);
  const writer = sheetWriter(table);
  const sheets = sheetStore(table, { consistent: true });
  return {
    hospital: async (hospital, month, turn) => {
      const all = await lines.read(hospital, month);
      if (!all) return false;
      const cases = standingCases(all);
      const made = sheetsOf(cases.map(({ facts }) => facts));
      await Promise.all([
        writeSheets(writer, { kind: 'hospital', hospital }, month, turn, made),
        writer.writeCases(hospital, month, turn, cases),
      ]);
      return true;
    },
    region: async (region, hospitals, month, turn) => {
      const read = await inParallel(hospitals, hospitalsAtOnce, (hospital) =>
        readSheets(sheets, hospital, month),
      );
      const made = regionSheetsOf(new Map(read));
      await writeSheets(writer, { kind: 'region', region }, month, turn, made);
    },
  };
}

async function writeSheets(
  writer: SheetWriter,
  scope: Scope,
  month: string,
  turn: number,
  sheets: Sheets,
): Promise<void> {
  await Promise.all([...sheets].map(([view, sheet]) => writer.writeSheet(scope, view, month, turn, sheet)));
}

async function readSheets(
  sheets: SheetStore,
  hospital: string,
  month: string,
): Promise<readonly [string, Sheets]> {
  const scope: Scope = { kind: 'hospital', hospital };
  const read = regionIsMadeOf.map(async (view) => [view, await sheets.read(scope, view, month)] as const);
  return [hospital, new Map(await Promise.all(read))];
}
