import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgedLamp } from '../../../core/steering/judged-lamp.ts';
import { type LampStore, lampStore } from '../../../platform/table/lamps.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let lamps: LampStore;
beforeAll(async () => {
  running = await runTable();
  lamps = lampStore(running.table);
});
afterAll(() => running.stop());

/** @param unit also what makes it hard to compress */
function lampOf(unit: string, value: number): JudgedLamp {
  return {
    unit,
    indicator: 'cmi',
    colour: 'green',
    reason: null,
    value,
    cases: 40,
    limit: null,
    isPastRed: false,
    isSure: null,
    range: null,
    pastProbability: null,
    before: null,
    yearBefore: null,
    news: [],
    since: '2026-05',
    redSince: null,
    lastRed: null,
    explanation: null,
  };
}

describe('the lamps of a month', () => {
  it('are none, and not an empty list, where it was never judged', async () => {
    expect(await lamps.read('H1', '2026-05', 'doctor')).toBeNull();
    expect(await lamps.isJudged('H1', '2026-05', 'doctor')).toBe(false);
    await lamps.write('H1', '2026-05', 'doctor', 1, []);
    expect(await lamps.read('H1', '2026-05', 'doctor')).toEqual([]);
    expect(await lamps.isJudged('H1', '2026-05', 'doctor')).toBe(true);
  });

  it('are read whole, also where they are too big for an item, and apart by month and view', async () => {
    const many = Array.from({ length: 6000 }, (_, at) => lampOf(randomBytes(60).toString('hex'), at));
    expect(await lamps.write('H2', '2026-05', 'doctor', 1, many)).toBe(true);
    expect(await lamps.write('H2', '2026-05', 'department', 1, [lampOf('A', 1)])).toBe(true);
    expect(await lamps.write('H2', '2026-06', 'doctor', 1, [lampOf('B', 2)])).toBe(true);
    expect(await lamps.read('H2', '2026-05', 'doctor')).toEqual(many);
    expect(await lamps.read('H2', '2026-05', 'department')).toEqual([lampOf('A', 1)]);
    expect(await lamps.write('H2', '2026-05', 'doctor', 2, [lampOf('C', 3)])).toBe(true);
    expect(await lamps.read('H2', '2026-05', 'doctor')).toEqual([lampOf('C', 3)]);
    expect(await lamps.read('H2', '2026-06', 'doctor')).toEqual([lampOf('B', 2)]);
  });

  it('of an earlier turn never stand over those of a later one', async () => {
    const [first, second] = [await lamps.nextTurn('H3', '2026-05'), await lamps.nextTurn('H3', '2026-05')];
    expect(await lamps.write('H3', '2026-05', 'total', second, [lampOf('later', 2)])).toBe(true);
    expect(await lamps.write('H3', '2026-05', 'total', first, [lampOf('earlier', 1)])).toBe(false);
    expect(await lamps.read('H3', '2026-05', 'total')).toEqual([lampOf('later', 2)]);
  });
});
