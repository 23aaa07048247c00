import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encounterHalf } from '../../../core/orders/warning-id.ts';
import type { WarningRecord } from '../../../core/orders/warning-record.ts';
import { type WarningStore, warningStore } from '../../../platform/table/warnings.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { warningRecord } from '../../support/warning-records.ts';

let running: RunningTable;
let store: WarningStore;
beforeAll(async () => {
  running = await runTable();
  store = warningStore(running.table);
});
afterAll(() => running.stop());

let encounters = 0;
const hospital = 'H37130200901';
const expiresAt = 1_800_000_000;

function newEncounter() {
  const encounterId = `PATIENT-IN-BED-${encounters++}`;
  const half = encounterHalf(hospital, encounterId);
  return {
    encounterId,
    half,
    record: (rule: string, parts: Partial<WarningRecord> = {}) => warningRecord(encounterId, rule, parts),
    memory: () => store.memoryOf(hospital, half),
  };
}

const overridden = (id: string, reasonText: string | null = '病情需要') => ({
  id,
  state: 'overridden' as const,
  reasonCode: null,
  reasonText,
  answeredAt: '2026-11-22T03:31:00.000Z',
});

describe('the warnings of an encounter', () => {
  it('are remembered by the encounter, with the request that they answered first', async () => {
    const { record, memory } = newEncounter();
    const [grave, light] = [record('R1'), record('R2', { needs_reason: false })];
    await store.record([grave, light], expiresAt);
    const remembered = (await memory()).sort((a, b) => Number(b.needsReason) - Number(a.needsReason));
    expect(remembered).toEqual([
      { identity: grave.identity, id: grave.id, state: 'unanswered', request: 'REQ1', needsReason: true },
      { identity: light.identity, id: light.id, state: 'unanswered', request: 'REQ1', needsReason: false },
    ]);
    expect(await newEncounter().memory()).toEqual([]);
  });

  it('are kept once, and with their answer, however often they are kept again', async () => {
    const { record, memory } = newEncounter();
    const shown = record('R1');
    const again = { ...shown, request: 'REQ2' };
    await Promise.all([store.record([shown], expiresAt), store.record([again], expiresAt)]);
    const [first] = await memory();
    await store.answer(hospital, overridden(shown.id));
    await store.record([{ ...shown, request: 'REQ3' }], expiresAt);
    expect(await memory()).toEqual([{ ...first, state: 'overridden' }]);
  });

  it('name neither patient nor encounter, and expire', async () => {
    const { record, half, encounterId } = newEncounter();
    await store.record([record('R1')], expiresAt);
    const [item] = await running.table.query<Record<string, unknown>>({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `WARNED#${hospital}#${half}` },
    });
    expect(item?.['expires_at']).toBe(expiresAt);
    expect(JSON.stringify(item)).not.toContain(encounterId);
  });
});

describe('an answer to a warning', () => {
  it('is taken, and a later one over it', async () => {
    const { record, memory } = newEncounter();
    const { id } = record('R1');
    await store.record([record('R1')], expiresAt);
    expect(await store.answer(hospital, overridden(id))).toBe('taken');
    expect(await store.answer(hospital, overridden(id))).toBe('taken');
    expect(await memory()).toMatchObject([{ state: 'overridden' }]);
    expect(await store.answer(hospital, { ...overridden(id, null), state: 'changed' })).toBe('taken');
    expect(await memory()).toMatchObject([{ state: 'changed' }]);
  });

  it('is refused where it overrides in silence what needs a reason, and only there', async () => {
    const { record, memory } = newEncounter();
    const [grave, light] = [record('R1'), record('R2', { needs_reason: false })];
    await store.record([grave, light], expiresAt);
    expect(await store.answer(hospital, overridden(grave.id, null))).toBe('needs-reason');
    expect(await store.answer(hospital, overridden(light.id, null))).toBe('taken');
    expect((await memory()).find(({ id }) => id === grave.id)?.state).toBe('unanswered');
  });

  it.each([
    ['never shown', (id: string) => [hospital, id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]],
    ['of another form', () => [hospital, "' OR 1=1"]],
    ['longer than a key may be', () => [hospital, 'f'.repeat(5000)]],
    ['shown in another hospital', (id: string) => ['H37130200999', id]],
  ])('to what was %s is unknown, and leaves no trace', async (_, other) => {
    const { record, memory } = newEncounter();
    await store.record([record('R1')], expiresAt);
    const [ofHospital = '', id = ''] = other(record('R1').id);
    expect(await store.answer(ofHospital, overridden(id))).toBe('unknown');
    expect(await memory()).toMatchObject([{ state: 'unanswered' }]);
  });

  it('to what was shown, however both came about, is what memory holds in the end', async () => {
    const step = fc.record({
      what: fc.constantFrom('show', 'override', 'change'),
      rule: fc.constantFrom('R1', 'R2'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { record, memory } = newEncounter();
        const states = new Map<string, string>();
        for (const { what, rule } of steps) {
          const { id } = record(rule);
          if (what === 'show') {
            await store.record([record(rule)], expiresAt);
            if (!states.has(id)) states.set(id, 'unanswered');
            continue;
          }
          const state = what === 'override' ? ('overridden' as const) : ('changed' as const);
          const outcome = await store.answer(hospital, { ...overridden(id), state });
          expect(outcome).toBe(states.has(id) ? 'taken' : 'unknown');
          if (states.has(id)) states.set(id, state);
        }
        expect(new Map((await memory()).map(({ id, state }) => [id, state]))).toEqual(states);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the warnings of a month', () => {
  it('are all those shown on its days in China, each once', async () => {
    const times = ['2031-03-31T15:59:59.999Z', '2031-03-31T16:00:00.000Z', '2031-04-30T15:59:00.000Z'];
    const shown = times.flatMap((shown_at) => {
      const { record } = newEncounter();
      return ['R1', 'R2', 'R3', 'R4', 'R5'].map((rule) => record(rule, { shown_at }));
    });
    await store.record(shown, expiresAt);
    const [march, april] = await Promise.all([
      store.ofMonth(hospital, '2031-03'),
      store.ofMonth(hospital, '2031-04'),
    ]);
    const idsOf = (records: readonly WarningRecord[]) => records.map(({ id }) => id).sort();
    expect(idsOf(march)).toEqual(idsOf(shown.slice(0, 5)));
    expect(idsOf(april)).toEqual(idsOf(shown.slice(5)));
    expect(april).toContainEqual(expect.objectContaining(shown[7] as WarningRecord));
  });
});
