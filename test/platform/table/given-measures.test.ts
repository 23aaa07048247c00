import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { refreshOverrideRate } from '../../../platform/summaries/refresh-override-rate.ts';
import { type GivenMeasureStore, givenMeasureStore } from '../../../platform/table/given-measures.ts';
import { warningStore } from '../../../platform/table/warnings.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { warningRecord } from '../../support/warning-records.ts';

let running: RunningTable;
let store: GivenMeasureStore;
beforeAll(async () => {
  running = await runTable();
  store = givenMeasureStore(running.table);
});
afterAll(() => running.stop());

const row = (month: string, above: number, department = 'all', indicator = 'satisfaction') => ({
  month,
  department,
  indicator,
  above,
  below: 100,
});
const stamp = { by: '王质控', at: '2026-06-01T00:00:00.000Z' };
async function monthOf(hospital: string, month: string) {
  const read = (await store.readMonths(hospital, month, month)).get(month) ?? new Map();
  return Object.fromEntries([...read].map(([department, of]) => [department, Object.fromEntries(of)]));
}

describe('imported measures', () => {
  it('are read by month and department, and are no other hospital’s', async () => {
    const rows = [
      row('2026-03', 80),
      row('2026-04', 10),
      row('2026-05', 90),
      row('2026-05', 70, 'A03'),
      row('2026-05', 30, 'A03', 'comfort-score'),
    ];
    expect(await store.write('H1', rows, stamp)).toEqual({ added: 5, replaced: 0, unchanged: 0 });
    expect(await monthOf('H1', '2026-05')).toEqual({
      all: { satisfaction: { above: 90, below: 100 } },
      A03: { satisfaction: { above: 70, below: 100 }, 'comfort-score': { above: 30, below: 100 } },
    });
    expect([...(await store.readMonths('H1', '2026-01', '2026-04')).keys()]).toEqual(['2026-03', '2026-04']);
    expect(await monthOf('H1', '2026-06')).toEqual({});
    expect(await monthOf('H2', '2026-05')).toEqual({});
  });

  it('replace those of the same month, department and indicator, and keep who brought what before', async () => {
    await store.write('H3', [row('2026-05', 80)], stamp);
    const later = { by: null, at: '2026-06-02T00:00:00.000Z' };
    const counts = await store.write('H3', [row('2026-05', 85), row('2026-05', 60, 'A04')], later);
    expect(counts).toEqual({ added: 1, replaced: 1, unchanged: 0 });
    expect(await store.list('H3', '2026-05', '2026-05')).toEqual([
      { ...row('2026-05', 85), ...later, before: [{ above: 80, below: 100, ...stamp }] },
      { ...row('2026-05', 60, 'A04'), ...later, before: [] },
    ]);
  });

  it('lose nothing where several are brought at once', async () => {
    const departments = ['A01', 'A02', 'A03', 'A04'];
    await Promise.all(departments.map((one) => store.write('H4', [row('2026-05', 50, one)], stamp)));
    expect(Object.keys(await monthOf('H4', '2026-05')).sort()).toEqual(departments);
  });
});

describe('the override rate', () => {
  it('is counted from the warnings of a month and kept as a measure, and counted anew as answers come', async () => {
    const warnings = warningStore(running.table);
    const hospital = 'H37130200901';
    const first = warningRecord('E1', 'R1', { state: 'overridden', reason_code: 'emergency' });
    const second = warningRecord('E2', 'R1', { needs_reason: false });
    await warnings.record([first, second], 4_000_000_000);
    const sources = { warnings, given: store, indicators: loadManagementIndicators() };
    const refresh = () => refreshOverrideRate(sources, hospital, '2026-11', '2026-12-01T00:00:00.000Z');
    expect(await refresh()).toEqual({ added: 2, replaced: 0, unchanged: 0 });
    expect(await refresh()).toEqual({ added: 0, replaced: 0, unchanged: 2 });
    await warnings.answer(hospital, {
      id: second.id,
      state: 'changed',
      reasonCode: null,
      reasonText: null,
      answeredAt: '2026-11-23T00:00:00.000Z',
    });
    await refresh();
    expect(await monthOf(hospital, '2026-11')).toEqual({
      all: { 'override-rate': { above: 1, below: 2 } },
      'A03.04': { 'override-rate': { above: 1, below: 2 } },
    });
  });
});
