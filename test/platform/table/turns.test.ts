import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TurnStore, turnStore } from '../../../platform/table/turns.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let turns: TurnStore;
beforeAll(async () => {
  running = await runTable();
  turns = turnStore(running.table);
});
afterAll(() => running.stop());

const of = (hospital: string) => [{ kind: 'hospital', hospital }, '2026-03'] as const;

it('no two turns are the same, however many are taken at once', async () => {
  const taken = await Promise.all(Array.from({ length: 30 }, () => turns.next(...of('H1'))));
  expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

it('a request is done when a refresh that began after it is through, and not before', async () => {
  const begunBefore = await turns.next(...of('H2'));
  const asked = await turns.next(...of('H2'));
  await turns.finish(...of('H2'), begunBefore);
  expect(await turns.isDone(...of('H2'), asked)).toBe(false);
  const begunAfter = await turns.next(...of('H2'));
  expect(await turns.isDone(...of('H2'), asked)).toBe(false);
  await turns.finish(...of('H2'), begunAfter);
  await turns.finish(...of('H2'), begunBefore);
  expect(await turns.isDone(...of('H2'), asked)).toBe(true);
});

it('nothing is done of a month that nobody has refreshed, nor by another hospital', async () => {
  const asked = await turns.next(...of('H3'));
  expect(await turns.isDone(...of('H3'), asked)).toBe(false);
  expect(await turns.isDone(...of('H4'), 1)).toBe(false);
});
