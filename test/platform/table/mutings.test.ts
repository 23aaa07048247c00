import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMuted, type Muting } from '../../../core/orders/muting.ts';
import { type MutingStore, mutingStore } from '../../../platform/table/mutings.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let store: MutingStore;
beforeAll(async () => {
  running = await runTable();
  store = mutingStore(running.table);
});
afterAll(() => running.stop());

const muting: Muting = {
  rule: 'R1',
  department: 'A03.04',
  from: '2026-11-23',
  to: '2026-12-22',
  by: '李主任',
  why: '误报多',
  despite_severity: false,
  decided_at: '2026-11-22T09:00:00.000Z',
  ended: null,
};
const end = { on: '2026-12-01', by: '王医保', why: '指征已更新', decided_at: '2026-11-30T09:00:00.000Z' };

describe('the decisions to mute of a hospital', () => {
  it('are read as they were taken, oldest first, and are no other hospital’s', async () => {
    const whole = { ...muting, department: null, decided_at: '2026-11-22T08:00:00.000Z' };
    await store.mute('H1', muting);
    await store.mute('H1', whole);
    expect(await store.of('H1', true)).toEqual([whole, muting]);
    expect(await store.of('H2', true)).toEqual([]);
  });

  it('keep the muting beside the decision that ended it', async () => {
    await store.mute('H3', muting);
    expect(await store.end('H3', muting, end)).toEqual([{ ...muting, ended: end }]);
    const [kept, ...others] = await store.of('H3', true);
    expect(kept).toEqual({ ...muting, ended: end });
    expect(others).toEqual([]);
    expect(kept && isMuted([kept], 'R1', 'A03.04', '2026-12-01')).toBe(false);
  });

  it('are ended once: of two who end it at the same time one is told that nothing was muted', async () => {
    await store.mute('H4', muting);
    const ended = await Promise.all([
      store.end('H4', muting, end),
      store.end('H4', muting, { ...end, by: '赵' }),
    ]);
    expect(ended.map(({ length }) => length).sort()).toEqual([0, 1]);
  });

  it('are not ended in another department, nor when they are over anyway', async () => {
    await store.mute('H5', muting);
    expect(await store.end('H5', { rule: 'R1', department: null }, end)).toEqual([]);
    expect(await store.end('H5', { rule: 'R2', department: 'A03.04' }, end)).toEqual([]);
    expect(await store.end('H5', muting, { ...end, on: '2026-12-23' })).toEqual([]);
  });

  it('that were ended can be taken again', async () => {
    await store.mute('H6', muting);
    await store.end('H6', muting, end);
    const again = { ...muting, from: '2027-01-01', to: '2027-01-31', decided_at: '2026-12-31T00:00:00.000Z' };
    await store.mute('H6', again);
    expect(await store.of('H6', true)).toEqual([{ ...muting, ended: end }, again]);
  });

  it('are refused by the store where they say no reason', async () => {
    await expect(store.mute('H7', { ...muting, why: '' })).rejects.toThrow();
  });
});
