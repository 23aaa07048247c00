import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { changesOfCase } from '../../../core/indicators/case-line.ts';
import { regionSheetsOf, type Sheet, sheetsOf, type View } from '../../../core/indicators/sheet.ts';
import type { Scope } from '../../../core/indicators/view-figures.ts';
import { askForRegion } from '../../../functions/summarise/ask-for-region.ts';
import { refresh, type SummariseServices } from '../../../functions/summarise/refresh.ts';
import type { SummariseMessage } from '../../../platform/messages.ts';
import { askRefresh } from '../../../platform/summaries/ask-refresh.ts';
import { sheetRefresher } from '../../../platform/summaries/refresh-sheets.ts';
import { lineStore } from '../../../platform/table/case-lines.ts';
import { sheetStore } from '../../../platform/table/sheets.ts';
import { turnStore } from '../../../platform/table/turns.ts';
import { anyUploads, linesOf } from '../../core/indicators/any-uploads.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let services: SummariseServices;
/** What waits in the queue. */
let queue: (SummariseMessage & { delaySeconds: number })[] = [];
beforeAll(async () => {
  running = await runTable();
  services = {
    turns: turnStore(running.table),
    sheets: sheetRefresher(running.table),
    queue: {
      send: async (messages, delaySeconds = 0) => {
        for (const message of messages) queue.push({ ...(message as SummariseMessage), delaySeconds });
      },
    },
    registers: registersOf(['H1', 'H2', 'H3']),
    regionDelaySeconds: 60,
  };
});
afterAll(() => running.stop());
const regionCode = '371300';
let month = '';
let months = 0;
beforeEach(() => {
  queue = [];
  // A month that no other test has written of.
  month = `${2000 + months++}-03`;
});

function registersOf(codes: readonly string[]): SummariseServices['registers'] {
  const region = { code: regionCode } as SummariseServices['registers']['regions']['standIn'];
  const hospital = (code: string) => ({ code, region: regionCode, level: 3 });
  return {
    hospitals: new Map(codes.map((code) => [code, hospital(code)])) as never,
    regions: { byCode: new Map([[regionCode, region]]), standIn: region },
  };
}

const of = (hospital: string): Scope => ({ kind: 'hospital', hospital });
const region: Scope = { kind: 'region', region: regionCode };
const read = (scope: Scope, view: View): Promise<Sheet> =>
  sheetStore(running.table, { consistent: true }).read(scope, view, month);

async function bring(
  hospital: string,
  batch: string,
  cases: Readonly<Record<string, CaseFacts>>,
  replaced: Readonly<Record<string, CaseFacts>> = {},
) {
  const lines = Object.entries(cases).flatMap(([id, facts]) =>
    changesOfCase(id, facts, replaced[id] ?? null),
  );
  await lineStore(running.table).writePage(hospital, month, batch, 1, lines);
  await askRefresh(services.turns, services.queue, of(hospital), [month]);
}

async function takeOne(): Promise<void> {
  const [{ delaySeconds: _delay, ...message }] = queue.splice(0, 1) as [(typeof queue)[number]];
  await refresh(services, message);
}

async function takeAll(): Promise<void> {
  while (queue.length > 0) await takeOne();
}

const ofMonth = (parts: Partial<CaseFacts> = {}) => caseFacts({ month, ...parts });

describe('a refresh of a month', () => {
  it('makes the sheets of the hospital, its cases, and then those of the region', async () => {
    await bring('H1', 'B1', { S1: ofMonth(), S2: ofMonth({ department: 'A04' }) });
    await bring('H2', 'B1', { S1: ofMonth({ costFen: 500 }) });
    await takeAll();
    const [one, other] = [
      sheetsOf([ofMonth(), ofMonth({ department: 'A04' })]),
      sheetsOf([ofMonth({ costFen: 500 })]),
    ];
    for (const [view, sheet] of one) expect(await read(of('H1'), view)).toEqual(sheet);
    for (const [view, sheet] of regionSheetsOf(
      new Map([
        ['H1', one],
        ['H2', other],
      ]),
    ))
      expect(await read(region, view)).toEqual(sheet);
    const cases = await sheetStore(running.table).cases('H1', month, 'A04');
    expect(cases).toEqual([{ settlementId: 'S2', facts: ofMonth({ department: 'A04' }) }]);
  });

  it('leaves empty sheets where all cases have gone to another month', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    await takeAll();
    const moved = changesOfCase('S1', caseFacts({ month: '1999-01' }), ofMonth());
    await lineStore(running.table).writePage('H1', month, 'B2', 1, moved.slice(0, 1));
    await askRefresh(services.turns, services.queue, of('H1'), [month]);
    await takeAll();
    for (const view of ['total', 'department', 'doctor', 'group', 'mix'] as const)
      expect(await read(of('H1'), view)).toEqual(new Map());
    for (const view of ['total', 'hospital', 'group', 'hospital-group'] as const)
      expect(await read(region, view)).toEqual(new Map());
    expect(await sheetStore(running.table).cases('H1', month)).toEqual([]);
  });

  it('writes nothing of a month that no batch has touched', async () => {
    await refresh(services, { scope: of('H1'), month });
    expect(queue).toEqual([]);
    expect(await sheetStore(running.table).readMonths(of('H1'), 'total', month, month)).toEqual(new Map());
  });

  it('is done once for all requests that waited, and once more for one that came later', async () => {
    for (const batch of ['B1', 'B2', 'B3']) await bring('H1', batch, { [batch]: ofMonth() });
    const made: number[] = [];
    const counting: SummariseServices = {
      ...services,
      sheets: {
        ...services.sheets,
        hospital: (hospital, of, turn) => {
          made.push(turn);
          return services.sheets.hospital(hospital, of, turn);
        },
      },
    };
    for (const { delaySeconds: _delay, ...message } of queue.filter(({ scope }) => scope.kind === 'hospital'))
      await refresh(counting, message);
    expect(made).toHaveLength(1);
    queue = [];
    await bring('H1', 'B4', { B4: ofMonth() });
    for (const { delaySeconds: _delay, ...message } of queue) await refresh(counting, message);
    expect(made).toHaveLength(2);
    expect((await read(of('H1'), 'total')).get('all')?.tally['cases']).toBe(4);
  });

  it('lets a region wait for more of its hospitals', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    await takeOne();
    expect(queue).toMatchObject([{ scope: region, month, delaySeconds: 60 }]);
  });

  it('asks for the region again when a run was cut short before it was through', async () => {
    await bring('H1', 'B1', { S1: ofMonth() });
    const [message] = queue as [(typeof queue)[number]];
    const cutShort = {
      ...services,
      turns: { ...services.turns, finish: () => Promise.reject(new Error('killed')) },
    };
    await expect(refresh(cutShort, { scope: message.scope, month, asked: message.asked })).rejects.toThrow();
    queue = [];
    await refresh(services, { scope: message.scope, month, asked: message.asked });
    expect(queue).toMatchObject([{ scope: region }]);
  });

  it('ends in what stands, whatever uploads come, in any order, told once or many times, at once or after each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyUploads,
        fc.array(fc.nat(5), { maxLength: 8 }),
        async ({ contributions, standing }, replays) => {
          queue = [];
          month = `${2000 + months++}-03`;
          const inMonth = contributions.map((one) => ({
            ...one,
            facts: { ...one.facts, month },
            replaced: one.replaced && { ...one.replaced, month },
          }));
          const lines = lineStore(running.table);
          for (const [at, contribution] of inMonth.toReversed().entries()) {
            await lines.writePage('H3', month, `B${at}`, 1, linesOf([contribution]));
            await askRefresh(services.turns, services.queue, of('H3'), [month]);
            if (at % 3 === 0) await takeOne();
          }
          const again = replays.flatMap((at) => queue[at] ?? []);
          await Promise.all(
            [...queue, ...again].map(({ delaySeconds: _delay, ...message }) => refresh(services, message)),
          );
          const expected = sheetsOf([...standing.values()]);
          for (const [view, sheet] of expected) expect(await read(of('H3'), view)).toEqual(sheet);
          const cases = await sheetStore(running.table, { consistent: true }).cases('H3', month);
          expect(new Map(cases.map(({ settlementId, facts }) => [settlementId, facts]))).toEqual(
            new Map([...standing].map(([id, facts]) => [id, { ...facts, month }])),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a region ordered by hand', () => {
  it('has all its hospitals queued for every month, and itself after them', async () => {
    const answer = await askForRegion(services, { region: regionCode, from: '2025-12', until: '2026-01' });
    expect(answer).toEqual({ queued: 8 });
    expect(queue.filter(({ scope }) => scope.kind === 'hospital')).toHaveLength(6);
    expect(queue.filter(({ scope }) => scope.kind === 'region')).toEqual([
      { scope: region, month: '2025-12', delaySeconds: 60 },
      { scope: region, month: '2026-01', delaySeconds: 60 },
    ]);
  });

  it.each([
    [{ region: '371399', from: '2026-01', until: '2026-02' }, /no region 371399/],
    [{ region: regionCode, from: '2026-13', until: '2026-02' }, /from/],
    [{ from: '2026-01', until: '2026-02' }, /region/],
    [{ region: regionCode, from: '2026-01', until: '2026-02', month: 1 }, /month/],
  ])('is refused, and nothing queued, for %o', async (order, reason) => {
    await expect(askForRegion(services, order)).rejects.toThrow(reason);
    expect(queue).toEqual([]);
  });
});
