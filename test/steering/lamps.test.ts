import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import type { AlertView } from '../../functions/query/alert-view.ts';
import { lampStore } from '../../platform/table/lamps.ts';
import { openTable } from '../../platform/table/table.ts';
import { callerNamed, type OpenScreen, openScreen } from '../support/pipeline/http-caller.ts';
import { eventually, sendFile, stack, table } from '../support/pipeline/outsider.ts';
import { quietAt, sendTo } from '../support/pipeline/queues.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

const hospital = 'H37132100903';
const askHead = callerNamed('head-elsewhere');
const askSurgeon = callerNamed('clinician-yimeng-surgery');
const askClinician = callerNamed('clinician-elsewhere');
const lamps = lampStore(openTable(table, stack.table));

/** A department's month: forty stays of about so many days. */
function monthOf(month: string, department: string, doctor: string, days: number): readonly WireStay[] {
  return Array.from({ length: 40 }, (_, at) => {
    const length = days + (at % 3) - 1;
    const discharged = new Date(Date.parse(`${month}-20`) + (at % 8) * 86_400_000);
    const admitted = new Date(discharged.getTime() - length * 86_400_000);
    return {
      hospital,
      id: `LAMP-${month}-${department}-${at}`,
      department,
      doctor,
      admitted: admitted.toISOString().slice(0, 10),
      discharged: discharged.toISOString().slice(0, 10),
      costYuan: 3000 + 10 * at,
    };
  });
}

const file = (stays: readonly WireStay[]) => toNdjson(stays.map(wireStay));

/** The clock's work for one hospital and month, as its message asks for it. */
async function light(month: string): Promise<void> {
  await sendTo('Light', { hospital, month });
  await quietAt('Light', 'Notify');
}

/** What the head of the department has of the lamps of these months, by indicator. */
async function lampAlerts(ask: typeof askHead) {
  const { alerts } = (await ask<{ alerts: AlertView[] }>('GET', '/api/v1/alerts?limit=100')).body;
  return alerts.filter((alert) => alert.kind === 'lamp').filter(({ month }) => month.startsWith('2023'));
}

const ofTime = async (ask: typeof askHead) =>
  (await lampAlerts(ask)).filter(({ indicator }) => indicator === 'time-index');

describe('a department whose stays grew long', () => {
  let screen: OpenScreen;

  beforeAll(async () => {
    screen = await openScreen(askHead);
    await sendFile(
      hospital,
      'lamps/march.ndjson',
      file([
        ...monthOf('2023-03', 'A03.04', 'D903A03041', 6),
        ...monthOf('2023-03', 'A04.01', 'D903A04011', 6),
      ]),
    );
    await sendFile(
      hospital,
      'lamps/april.ndjson',
      file([
        ...monthOf('2023-04', 'A03.04', 'D903A03041', 14),
        ...monthOf('2023-04', 'A04.01', 'D903A04011', 6),
      ]),
    );
    await quietAt('Summarise');
    await light('2023-03');
  });
  afterAll(() => screen.close());

  it('is green before, and nobody is told', async () => {
    const march = await lamps.read(hospital, '2023-03', 'department');
    const lamp = march?.find(({ unit, indicator }) => unit === 'A03.04' && indicator === 'time-index');
    expect(lamp).toMatchObject({ colour: 'green', cases: 40 });
    expect(await ofTime(askHead)).toEqual([]);
  });

  it('turns red: its head is told once, however often the month is lit, with the causes', async () => {
    for (let run = 0; run < 3; run++) await light('2023-04');
    const [alert, ...more] = await ofTime(askHead);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      department: 'A03.04',
      month: '2023-04',
      red_since: '2023-04',
      state: 'new',
      name: { en: 'Time consumption index' },
      causes: expect.arrayContaining([
        { zh: expect.stringContaining('医师D903A03041'), en: expect.stringContaining('doctor D903A03041') },
      ]),
    });
    expect(JSON.stringify(alert)).not.toContain('LAMP-');
  });

  it('is told live, once', async () => {
    const pushed = await eventually('the lamp', async () => {
      const messages = screen.messages as { type: string; lamp?: { indicator: string; month: string } }[];
      const ours = messages.filter(
        ({ lamp }) => lamp?.indicator === 'time-index' && lamp.month === '2023-04',
      );
      return ours.length > 0 ? ours : null;
    });
    expect(pushed).toHaveLength(1);
    expect(pushed[0]).toMatchObject({ type: 'lamp' });
  });

  it('is nothing to its clinicians, nor to those of another department', async () => {
    expect(await lampAlerts(askClinician)).toEqual([]);
    expect(await lampAlerts(askSurgeon)).toEqual([]);
  });

  it('is acknowledged by its head, and stays so when the month is lit again', async () => {
    const [alert] = await ofTime(askHead);
    const path = `/api/v1/alerts/${alert?.alert_id}/acknowledgement`;
    expect((await askHead<AlertView>('POST', path)).body).toMatchObject({ state: 'acknowledged' });
    await light('2023-04');
    expect(await ofTime(askHead)).toMatchObject([{ state: 'acknowledged' }]);
  });
});

describe('sentinel lamps', () => {
  const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'lamps-command');
  const endpoints = join(room, 'endpoints.json');
  beforeAll(() => {
    mkdirSync(room, { recursive: true });
    writeFileSync(endpoints, JSON.stringify(stack));
  });
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  const sentinelLamps = (...words: string[]) =>
    printedBy('lamps', '--hospital', hospital, '--endpoints', endpoints, ...words);

  it('shows what was lit by the clock, since when, and the causes', async () => {
    const { lamps: lit } = JSON.parse(await sentinelLamps('--period', '2023-04', '--json')) as {
      lamps: JudgedLamp[];
    };
    const lamp = lit.find(({ unit, indicator }) => unit === 'A03.04' && indicator === 'time-index');
    expect(lamp).toMatchObject({
      colour: 'red',
      since: '2023-04',
      redSince: '2023-04',
      explanation: { of: 'time-index' },
    });
    const text = await sentinelLamps('--period', '2023-04');
    expect(text).toContain('2023-04');
    expect(text).toContain('D903A03041');
  });

  it('lights a quarter here and now, which no clock does', async () => {
    const { lamps: lit } = JSON.parse(
      await sentinelLamps('--period', '2023-Q2', '--view', 'total', '--json'),
    ) as { lamps: JudgedLamp[] };
    const lamp = lit.find(({ indicator }) => indicator === 'cases');
    expect(lamp).toMatchObject({ unit: 'all', value: 80, reason: 'no-threshold' });
    expect(lamp).not.toHaveProperty('since');
  });
});
