import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { changesOfCase } from '../../../core/indicators/case-line.ts';
import {
  mergeSheets,
  regionSheetsOf,
  type Sheets,
  sheetsOfCases,
} from '../../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../../core/indicators/view-figures.ts';
import { analysisFiles } from '../../../platform/analysis/analysis-files.ts';
import type { SummariseMessage } from '../../../platform/messages.ts';
import { askRefresh } from '../../../platform/summaries/ask-refresh.ts';
import { refresh, type SummariseServices } from '../../../platform/summaries/refresh.ts';
import { sheetRefresher } from '../../../platform/summaries/refresh-sheets.ts';
import { lineStore } from '../../../platform/table/case-lines.ts';
import { type SheetStore, sheetStore } from '../../../platform/table/sheets.ts';
import { turnStore } from '../../../platform/table/turns.ts';
import { anyUploads, linesOf } from '../../core/indicators/any-uploads.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let services: SummariseServices;
let sheets: SheetStore;
/** What waits in the queue. */
let queue: { message: SummariseMessage; delaySeconds: number }[] = [];
const regionCode = '371300';
const region: Scope = { kind: 'region', region: regionCode };

beforeAll(async () => {
  running = await runTable();
  sheets = sheetStore(running.table, { consistent: true });
  services = {
    turns: turnStore(running.table),
    sheets: sheetRefresher(
      running.table,
      analysisFiles(wholeBucketInMemory(), () => regionCode),
    ),
    queue: {
      send: async (messages, delaySeconds = 0) => {
        for (const message of messages as SummariseMessage[]) queue.push({ message, delaySeconds });
      },
    },
    registers: registersOf(['H1', 'H2', 'H3']),
    gatherSeconds: 60,
  };
});
afterAll(() => running.stop());

function registersOf(codes: readonly string[]): SummariseServices['registers'] {
  const standIn = { code: regionCode } as SummariseServices['registers']['regions']['standIn'];
  const hospitals = new Map(codes.map((code) => [code, { code, region: regionCode, level: 3 }]));
  return { hospitals: hospitals as never, regions: { byCode: new Map([[regionCode, standIn]]), standIn } };
}

/** A year that no other test has written of. */
let year = 2000;
let month = '';
const nextYear = () => {
  queue = [];
  year += 1;
  month = `${year}-03`;
};
beforeEach(nextYear);

const of = (hospital: string): Scope => ({ kind: 'hospital', hospital });
const ofMonth = (parts: Partial<CaseFacts> = {}) => caseFacts({ month, ...parts });

async function bring(
  hospital: string,
  batch: string,
  cases: Readonly<Record<string, CaseFacts>>,
): Promise<void> {
  const lines = Object.entries(cases).flatMap(([id, facts]) => changesOfCase(id, facts, null));
  await lineStore(running.table).writePage(hospital, month, batch, 1, lines);
  await askRefresh(services.turns, services.queue, [{ scope: of(hospital), period: month }]);
}

const takeOne = async () => {
  const [first] = queue.splice(0, 1);
  if (first) await refresh(services, first.message);
};

async function takeAll(): Promise<void> {
  while (queue.length > 0) await takeOne();
}

/** What is stored of a month, or a year, in every sheet there is. */
async function stored(scope: Scope, period: string, names: Iterable<keyof never>): Promise<Sheets> {
  const [from, until] = period.length === 4 ? [`${period}-01`, `${period}-12`] : [period, period];
  const read = [...(names as Iterable<Parameters<SheetStore['readSpan']>[1]>)].map(async (name) => {
    const [sheet, ...more] = await sheets.readSpan(scope, name, from, until);
    expect(more).toEqual([]);
    return [name, sheet] as const;
  });
  return new Map(await Promise.all(read)) as Sheets;
}

async function expectStored(scope: Scope, period: string, expected: Sheets): Promise<void> {
  const asStored = new Map([...expected].map(([name, sheet]) => [name, JSON.parse(JSON.stringify(sheet))]));
  expect(await stored(scope, period, expected.keys())).toEqual(asStored);
}

describe('a refresh', () => {
  it('makes the sheets of the hospital, its cases, then those of the region and of the years', async () => {
    const [one, two] = [ofMonth(), ofMonth({ department: 'A04' })];
    const other = ofMonth({ costFen: 500 });
    await bring('H1', 'B1', { S1: one, S2: two });
    await bring('H2', 'B1', { S1: other });
    await takeAll();
    const [ofH1, ofH2] = [sheetsOfCases([one, two]), sheetsOfCases([other])];
    const ofRegion = regionSheetsOf(
      new Map([
        ['H1', ofH1],
        ['H2', ofH2],
      ]),
    );
    await expectStored(of('H1'), month, ofH1);
    await expectStored(of('H1'), String(year), ofH1);
    await expectStored(region, month, ofRegion);
    await expectStored(region, String(year), ofRegion);
    expect(await sheets.cases('H1', month, 'A04')).toEqual([{ settlementId: 'S2', facts: two }]);
  });

  it('leaves empty sheets where all cases have gone to another month', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    await takeAll();
    const [taken] = changesOfCase('S1', caseFacts({ month: '1999-01' }), ofMonth());
    await lineStore(running.table).writePage('H1', month, 'B2', 1, taken ? [taken] : []);
    await askRefresh(services.turns, services.queue, [{ scope: of('H1'), period: month }]);
    await takeAll();
    for (const period of [month, String(year)]) {
      await expectStored(of('H1'), period, sheetsOfCases([]));
      await expectStored(region, period, regionSheetsOf(new Map()));
    }
    expect(await sheets.cases('H1', month)).toEqual([]);
  });

  it('writes nothing of a month that no batch has touched', async () => {
    await refresh(services, { scope: of('H1'), period: month });
    expect(queue).toEqual([]);
    expect(await sheets.readMonths(of('H1'), 'total', month, month)).toEqual(new Map());
  });

  it('is done once for all requests that waited, and once more for one that came later', async () => {
    const made: number[] = [];
    const counting: SummariseServices = {
      ...services,
      sheets: {
        ...services.sheets,
        hospital: (hospital, period, turn) => {
          made.push(turn);
          return services.sheets.hospital(hospital, period, turn);
        },
      },
    };
    const takeWaiting = async () => {
      for (const { message } of queue.splice(0)) await refresh(counting, message);
    };
    for (const batch of ['B1', 'B2', 'B3']) await bring('H1', batch, { [batch]: ofMonth() });
    await takeWaiting();
    expect(made).toHaveLength(1);
    queue = [];
    await bring('H1', 'B4', { B4: ofMonth() });
    await takeWaiting();
    expect(made).toHaveLength(2);
    expect((await sheets.read(of('H1'), 'total', month)).get('all')?.tally['cases']).toBe(4);
  });

  it('lets a year wait for more of its months, and a region for more of its hospitals', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    await takeOne();
    expect(queue).toMatchObject([
      { message: { scope: of('H1'), period: String(year) }, delaySeconds: 60 },
      { message: { scope: region, period: month }, delaySeconds: 60 },
    ]);
  });

  it('asks for what hangs on it again when a run was cut short before it was through', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    const [first] = queue.splice(0, 1) as [(typeof queue)[number]];
    const finish = () => Promise.reject(new Error('killed'));
    const cutShort = { ...services, turns: { ...services.turns, finish } };
    await expect(refresh(cutShort, first.message)).rejects.toThrow('killed');
    queue = [];
    await refresh(services, first.message);
    expect(queue.map(({ message: { period } }) => period)).toEqual([String(year), month]);
  });

  it('ends in what stands, whatever uploads come in whatever order, told of once or many times, one by one or at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyUploads,
        fc.array(fc.nat(5), { maxLength: 8 }),
        async ({ contributions, standing }, replays) => {
          nextYear();
          const inMonth = <T extends CaseFacts | null>(facts: T): T => facts && { ...facts, month };
          const lines = lineStore(running.table);
          for (const [at, { settlementId, facts, replaced }] of contributions.toReversed().entries()) {
            const moved = { settlementId, facts: inMonth(facts), replaced: inMonth(replaced) };
            await lines.writePage('H3', month, `B${at}`, 1, linesOf([moved]));
            await askRefresh(services.turns, services.queue, [{ scope: of('H3'), period: month }]);
            if (at % 3 === 0) await takeOne();
          }
          const waiting = queue.splice(0);
          const again = replays.flatMap((at) => waiting[at] ?? []);
          await Promise.all([...waiting, ...again].map(({ message }) => refresh(services, message)));
          await takeAll();
          if (contributions.length === 0) return;
          const ofHospital = sheetsOfCases([...standing.values()].map(inMonth));
          const ofRegion = regionSheetsOf(new Map([['H3', ofHospital]]));
          for (const period of [month, String(year)]) {
            await expectStored(of('H3'), period, ofHospital);
            await expectStored(region, period, ofRegion);
          }
          const cases = await sheets.cases('H3', month);
          expect(new Map(cases.map(({ settlementId, facts }) => [settlementId, facts]))).toEqual(
            new Map([...standing].map(([id, facts]) => [id, inMonth(facts)])),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of a year is the sum of its months', async () => {
    const all: Sheets[] = [];
    for (const [at, ofYear] of ['01', '02', '12'].entries()) {
      month = `${year}-${ofYear}`;
      await bring('H2', 'B1', { S1: ofMonth({ costFen: 1000 * at }) });
      all.push(sheetsOfCases([ofMonth({ costFen: 1000 * at })]));
    }
    await takeAll();
    await expectStored(of('H2'), String(year), mergeSheets(all));
  });
});
