import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../../core/indicators/sheet-columns.ts';
import { sheetOfColumns } from '../../../core/indicators/sheet-of-columns.ts';
import { mergeSheets, type Sheets, sheetsOfCases } from '../../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../../core/indicators/view-figures.ts';
import { type SheetWriter, sheetWriter } from '../../../platform/table/sheet-writer.ts';
import { type SheetStore, sheetStore } from '../../../platform/table/sheets.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let sheets: SheetStore;
let write: SheetWriter;
beforeAll(async () => {
  running = await runTable();
  sheets = sheetStore(running.table);
  write = sheetWriter(running.table);
});
afterAll(() => running.stop());

let hospitals = 0;
/** One that no other test has written of. */
const anyHospital = () => `H${++hospitals}`;
const of = (hospital: string): Scope => ({ kind: 'hospital', hospital });

const sheetsWith = (costFen: number): Sheets => sheetsOfCases([caseFacts({ costFen })]);
const departmentsOf = (...all: readonly Sheets[]): Sheet =>
  sheetOfColumns('department', [mergeSheets(all).get('department') as SheetColumns]);

/** Text that does not compress. */
const noise = (seed: string) => createHash('sha512').update(seed).digest('base64');

/** More rows than an item takes. */
const hugeSheets = (version: string): Sheets =>
  sheetsOfCases(
    Array.from({ length: 8000 }, (_, at) => caseFacts({ department: `${version} ${noise(`${at}`)}` })),
  );

async function itemsUnder(pk: string) {
  return running.table.query<{ sk: string; turn: number }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });
}

describe('sheets', () => {
  it('of a quarter are the sum of its months and of no other', async () => {
    const scope = of(anyHospital());
    const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
    for (const [at, month] of months.entries()) await write(scope, month, 1, sheetsWith(1000 * 10 ** at));
    expect(await sheets.read(scope, 'department', '2026-Q2')).toEqual(
      departmentsOf(sheetsWith(10_000), sheetsWith(100_000), sheetsWith(1_000_000)),
    );
    expect([...(await sheets.readMonths(scope, 'mix.core', '2026-05', '2026-08')).keys()]).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
  });

  it('of whole years are read as years where there are any, by month where there are none yet', async () => {
    const scope = of(anyHospital());
    const year = (costFen: number) => sheetsWith(costFen);
    for (const [month, costFen] of [
      ['2023-11', 1],
      ['2024-05', 2],
      ['2025-12', 4],
      ['2026-01', 8],
    ] as const)
      await write(scope, month, 1, sheetsWith(costFen));
    // Told apart from the months that it would be made of.
    await write(scope, '2024', 1, year(1000));
    const read = async (from: string, until: string) =>
      sheetOfColumns('department', await sheets.readSpan(scope, 'department', from, until)).get('A03')?.tally[
        'costFen'
      ];
    expect(await read('2023-11', '2026-02')).toBe(1 + 1000 + 4 + 8);
    expect(await read('2024-01', '2024-12')).toBe(1000);
    expect(await read('2024-02', '2024-12')).toBe(2);
    expect(await read('2023-12', '2024-12')).toBe(1000);
    expect(await read('2025-01', '2025-12')).toBe(4);
    expect(await read('2023-01', '2024-06')).toBe(1 + 2);
    expect((await sheets.readMonths(scope, 'total', '2023-01', '2026-12')).size).toBe(4);
  });

  it('are empty where nothing was written, of another view, and of another scope of the same name', async () => {
    const code = anyHospital();
    await write(of(code), '2026-03', 1, sheetsWith(1000));
    expect(await sheets.read(of(code), 'department', '2025')).toEqual(new Map());
    expect(await sheets.read(of(code), 'hospital-group', '2026-03')).toEqual(new Map());
    expect(await sheets.read({ kind: 'region', region: code }, 'department', '2026')).toEqual(new Map());
  });

  it('of a later turn stand, though an earlier one comes after it', async () => {
    const scope = of(anyHospital());
    await write(scope, '2026-03', 7, sheetsWith(7000));
    await write(scope, '2026-03', 6, sheetsWith(6000));
    expect(await sheets.read(scope, 'department', '2026-03')).toEqual(departmentsOf(sheetsWith(7000)));
    await write(scope, '2026-03', 8, sheetsOfCases([]));
    expect(await sheets.read(scope, 'department', '2026-03')).toEqual(new Map());
  });

  it('are read whole where one item does not hold them, and leave no page behind when they shrink', async () => {
    const hospital = anyHospital();
    const pk = `SHEETS#HOSPITAL#${hospital}#department`;
    await write(of(hospital), '2026-03', 1, hugeSheets('first'));
    await write(of(hospital), '2026-04', 1, sheetsWith(1000));
    const pages = (await itemsUnder(pk)).length;
    expect(pages).toBeGreaterThan(2);
    await write(of(hospital), '2026-03', 3, hugeSheets('third'));
    await write(of(hospital), '2026-03', 2, hugeSheets('second'));
    expect(await itemsUnder(pk)).toHaveLength(pages);
    const read = await sheets.readMonths(of(hospital), 'department', '2026-01', '2026-12');
    expect(read.get('2026-03')).toEqual(hugeSheets('third').get('department'));
    expect(read.get('2026-04')).toEqual(sheetsWith(1000).get('department'));
    await write(of(hospital), '2026-03', 4, sheetsWith(1000));
    expect(await itemsUnder(pk)).toHaveLength(2);
  });

  it('are the same bytes for the same content', async () => {
    const [one, other] = [anyHospital(), anyHospital()];
    const cases = [caseFacts({ department: 'A04' }), caseFacts()];
    await write(of(one), '2026-03', 1, sheetsOfCases(cases));
    await write(of(other), '2026-03', 1, sheetsOfCases(cases.toReversed()));
    const [first] = await itemsUnder(`SHEETS#HOSPITAL#${one}#department`);
    const [second] = await itemsUnder(`SHEETS#HOSPITAL#${other}#department`);
    expect(first).toEqual({ ...second, pk: expect.any(String) });
  });
});
