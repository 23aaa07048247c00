import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandingCase } from '../../../core/indicators/case-line.ts';
import { mergeSheets, type Sheet, sheetsOf } from '../../../core/indicators/sheet.ts';
import type { Scope } from '../../../core/indicators/view-figures.ts';
import { type SheetWriter, sheetWriter } from '../../../platform/table/sheet-writer.ts';
import { type SheetStore, sheetStore } from '../../../platform/table/sheets.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let sheets: SheetStore;
let writer: SheetWriter;
beforeAll(async () => {
  running = await runTable();
  sheets = sheetStore(running.table);
  writer = sheetWriter(running.table);
});
afterAll(() => running.stop());

let hospitals = 0;
/** One that no other test has written of. */
const anyHospital = () => `H${++hospitals}`;
const of = (hospital: string): Scope => ({ kind: 'hospital', hospital });

const sheetWith = (costFen: number, department = 'A03'): Sheet =>
  sheetsOf([caseFacts({ costFen, department })]).get('department') as Sheet;

/** Text that does not compress. */
const noise = (seed: string) => createHash('sha512').update(seed).digest('base64');

/** More rows than an item takes. */
const hugeSheet = (version: string): Sheet =>
  new Map(
    Array.from({ length: 12_000 }, (_, at) => [
      `${version} ${noise(`${at}`)}`,
      { tally: { cases: 1 }, cost: {} },
    ]),
  );

function standingCase(settlementId: string, department = 'A03'): StandingCase {
  return { settlementId, facts: caseFacts({ department }) };
}

async function itemsUnder(pk: string) {
  return running.table.query<{ sk: string; turn: number }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });
}

describe('sheets', () => {
  it('of a quarter are the sum of its months and of no other', async () => {
    const hospital = anyHospital();
    const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
    for (const [at, month] of months.entries())
      await writer.writeSheet(of(hospital), 'department', month, 1, sheetWith(1000 * 10 ** at));
    expect(await sheets.read(of(hospital), 'department', '2026-Q2')).toEqual(
      mergeSheets([sheetWith(10_000), sheetWith(100_000), sheetWith(1_000_000)]),
    );
    expect([...(await sheets.readMonths(of(hospital), 'department', '2026-05', '2026-08')).keys()]).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
  });

  it('are empty where nothing was written, of another view, and of another scope of the same name', async () => {
    const code = anyHospital();
    await writer.writeSheet(of(code), 'department', '2026-03', 1, sheetWith(1000));
    expect(await sheets.read(of(code), 'department', '2025')).toEqual(new Map());
    expect(await sheets.read(of(code), 'doctor', '2026')).toEqual(new Map());
    expect(await sheets.read({ kind: 'region', region: code }, 'department', '2026')).toEqual(new Map());
  });

  it('of a later turn stand, though an earlier one comes after it', async () => {
    const hospital = anyHospital();
    await writer.writeSheet(of(hospital), 'department', '2026-03', 7, sheetWith(7000));
    await writer.writeSheet(of(hospital), 'department', '2026-03', 6, sheetWith(6000));
    expect(await sheets.read(of(hospital), 'department', '2026-03')).toEqual(sheetWith(7000));
    await writer.writeSheet(of(hospital), 'department', '2026-03', 8, new Map());
    expect(await sheets.read(of(hospital), 'department', '2026-03')).toEqual(new Map());
  });

  it('are read whole where one item does not hold them, and leave no page behind when they shrink', async () => {
    const hospital = anyHospital();
    const pk = `SHEETS#HOSPITAL#${hospital}#mix`;
    await writer.writeSheet(of(hospital), 'mix', '2026-03', 1, hugeSheet('first'));
    await writer.writeSheet(of(hospital), 'mix', '2026-04', 1, sheetWith(1000));
    const pages = (await itemsUnder(pk)).length;
    expect(pages).toBeGreaterThan(3);
    await writer.writeSheet(of(hospital), 'mix', '2026-03', 3, hugeSheet('third'));
    await writer.writeSheet(of(hospital), 'mix', '2026-03', 2, hugeSheet('second'));
    expect(await itemsUnder(pk)).toHaveLength(pages);
    const read = await sheets.readMonths(of(hospital), 'mix', '2026-01', '2026-12');
    expect(read.get('2026-03')).toEqual(hugeSheet('third'));
    expect(read.get('2026-04')).toEqual(sheetWith(1000));
    await writer.writeSheet(of(hospital), 'mix', '2026-03', 4, sheetWith(1000));
    expect(await itemsUnder(pk)).toHaveLength(2);
  });

  it('are the same bytes for the same content', async () => {
    const [one, other] = [anyHospital(), anyHospital()];
    const cases = [caseFacts({ department: 'A04' }), caseFacts()];
    await writer.writeSheet(of(one), 'mix', '2026-03', 1, sheetsOf(cases).get('mix') as Sheet);
    await writer.writeSheet(of(other), 'mix', '2026-03', 1, sheetsOf(cases.toReversed()).get('mix') as Sheet);
    const [first] = await itemsUnder(`SHEETS#HOSPITAL#${one}#mix`);
    const [second] = await itemsUnder(`SHEETS#HOSPITAL#${other}#mix`);
    expect(first).toEqual({ ...second, pk: expect.any(String) });
  });
});

describe('the cases behind a month', () => {
  it('are read by department, also where one is called like the beginning of another', async () => {
    const hospital = anyHospital();
    const cases = [
      standingCase('S3', '内科'),
      standingCase('S1', '内科#二病区'),
      standingCase('S2', '内科'),
      standingCase('S4', '内科%23'),
    ];
    await writer.writeCases(hospital, '2026-03', 1, cases);
    const idsOf = async (department?: string) =>
      (await sheets.cases(hospital, '2026-03', department)).map(({ settlementId }) => settlementId);
    expect(await idsOf('内科')).toEqual(['S2', 'S3']);
    expect(await idsOf('内科#二病区')).toEqual(['S1']);
    expect(await idsOf('外科')).toEqual([]);
    expect((await idsOf()).sort()).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect((await sheets.cases(hospital, '2026-03', '内科'))[0]).toEqual(standingCase('S2', '内科'));
  });

  it('are those of the latest turn: a department that has none any more is gone', async () => {
    const hospital = anyHospital();
    await writer.writeCases(hospital, '2026-03', 1, [standingCase('S1'), standingCase('S2', 'A04')]);
    await writer.writeCases(hospital, '2026-03', 3, [standingCase('S1')]);
    await writer.writeCases(hospital, '2026-03', 2, [standingCase('S9', 'A05')]);
    expect(await sheets.cases(hospital, '2026-03')).toEqual([standingCase('S1')]);
    expect(await sheets.cases(hospital, '2026-03', 'A05')).toEqual([]);
    expect(await itemsUnder(`STANDING#${hospital}#2026-03`)).toHaveLength(2);
  });

  it('are read whole where one item does not hold those of a department', async () => {
    const hospital = anyHospital();
    const cases = Array.from({ length: 8000 }, (_, at) => standingCase(`S${10_000 + at}${noise(`${at}`)}`));
    await writer.writeCases(hospital, '2026-03', 1, cases);
    expect(await itemsUnder(`STANDING#${hospital}#2026-03`)).toHaveLength(3);
    expect(await sheets.cases(hospital, '2026-03', 'A03')).toEqual(cases);
  });

  it('are none of a month that nobody knows', async () => {
    expect(await sheets.cases(anyHospital(), '2026-03')).toEqual([]);
  });
});
