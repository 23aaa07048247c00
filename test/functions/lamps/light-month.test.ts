import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { type LitView, lightMonth } from '../../../functions/lamps/light-month.ts';
import { redLampNotices } from '../../../functions/lamps/red-lamp-notices.ts';
import { requestsOf } from '../../../functions/lamps/requests-of.ts';
import { viewReader } from '../../../platform/summaries/read-view.ts';
import { lampStore } from '../../../platform/table/lamps.ts';
import { installedRegisters } from '../../support/installed-registers.ts';
import { indicatorWith, threshold } from '../../support/management-indicators.ts';
import { stayWith } from '../../support/random-stays.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { sheetsOfCases } from '../../support/sheets-of-cases.ts';

let running: RunningTable;
beforeAll(async () => {
  running = await runTable();
});
afterAll(() => running.stop());

const mortality = indicatorWith({ thresholds: [threshold('fixed', 0.05, 0.1)], minCases: 20 });
const indicators = [mortality];
const questions = { source: 'test', byIndicator: { mortality: [{ zh: '讨论', en: 'discuss' }] } };

/** A month of department A: sixty stays of two doctors, so many of them died; and sixty of B, where nobody did. */
function monthWith(month: string, deaths: number): readonly CaseFacts[] {
  return Array.from({ length: 120 }, (_, at) =>
    stayWith({
      month,
      department: at < 60 ? 'A' : 'B',
      doctor: at % 2 === 0 ? 'D1' : 'D2',
      died: at < 60 && at % 2 === 0 && at / 2 < deaths,
      group: at % 3 === 0 ? 'BR25' : 'ES33',
    }),
  );
}

function servicesFor(hospital: string, months: Readonly<Record<string, number>>) {
  const cases = Object.entries(months).flatMap(([month, deaths]) =>
    monthWith(month, deaths).map((facts) => ({ hospital, facts })),
  );
  const sheets = sheetsOfCases(cases, () => '371300');
  const views = viewReader({
    sheets,
    given: { readMonths: async () => new Map() },
    knowledge: installedRegisters,
  });
  return { views, lamps: lampStore(running.table), indicators };
}

const noticesOf = (hospital: string, month: string, lit: readonly LitView[]) =>
  redLampNotices({ hospital, month }, lit, new Map([['mortality', mortality]]), questions, names).map(
    (notice) => {
      if (!('lamp' in notice)) throw new Error('another notice');
      return notice.lamp;
    },
  );

const named = (code: string) => ({ zh: `${code}名`, en: `${code} by name` });
const names = { hospital: named, department: named, group: named, groupKind: () => 'drg' as const };

const lampIn = (lit: readonly LitView[], view: LitView['view'], unit: string) =>
  lit.find((one) => one.view === view)?.lamps.find((lamp) => lamp.unit === unit);

describe('lighting the lamps of a month', () => {
  const hospital = 'H37130200901';
  const services = () => servicesFor(hospital, { '2026-03': 0, '2026-04': 1, '2026-05': 25, '2026-06': 24 });

  it('lights hospital, departments and doctors, keeps them, and says since when', async () => {
    await lightMonth(services(), { hospital, month: '2026-04' });
    const lit = await lightMonth(services(), { hospital, month: '2026-05' });
    expect(lampIn(lit, 'department', 'A')).toMatchObject({
      colour: 'red',
      since: '2026-05',
      redSince: '2026-05',
      before: 1 / 60,
    });
    expect(lampIn(lit, 'department', 'B')).toMatchObject({
      colour: 'green',
      since: '2026-04',
      redSince: null,
    });
    expect(lampIn(lit, 'total', 'all')).toMatchObject({ colour: 'red', value: 25 / 120 });
    expect(lampIn(lit, 'doctor', 'D2')).toMatchObject({ colour: 'green' });
    expect(await services().lamps.read(hospital, '2026-05', 'department')).toEqual(lit[1]?.lamps);
  });

  it('says of a red lamp what the change came from, down to the doctors of the department', async () => {
    const lamps = await services().lamps.read(hospital, '2026-05', 'department');
    const red = lamps?.find(({ unit }) => unit === 'A');
    expect(red?.explanation?.contributions).toContainEqual(
      expect.objectContaining({ of: 'member', key: 'D1', share: 1 }),
    );
    expect(lamps?.find(({ unit }) => unit === 'B')?.explanation).toBeNull();
  });

  it('tells department and hospital of the same red spell by the same alert in every run and month, and no doctor', async () => {
    const message = { hospital, month: '2026-05' };
    const first = noticesOf(hospital, '2026-05', await lightMonth(services(), message));
    const again = noticesOf(hospital, '2026-05', await lightMonth(services(), message));
    const later = noticesOf(
      hospital,
      '2026-06',
      await lightMonth(services(), { hospital, month: '2026-06' }),
    );
    expect(first.map(({ department }) => department)).toEqual([null, 'A']);
    expect(again).toEqual(first);
    expect(later.map(({ alert_id }) => alert_id)).toEqual(first.map(({ alert_id }) => alert_id));
    expect(later.every(({ red_since }) => red_since === '2026-05')).toBe(true);
  });

  it('tells what is red and how sure that is, the causes and what to look at, in both languages', async () => {
    const [, ofA] = noticesOf(
      hospital,
      '2026-06',
      await lightMonth(services(), { hospital, month: '2026-06' }),
    );
    expect(ofA).toMatchObject({
      kind: 'lamp',
      hospital,
      department: 'A',
      indicator: 'mortality',
      month: '2026-06',
      text: {
        zh: '红灯：指标 40.0%（60例），黄线5.0%、红线10.0%（依据：固定阈值）；真实值95%在27.6%至53.5%之间，越红线的概率100.0%',
        en: expect.stringContaining(
          'red: indicator 40.0 % (60 cases), yellow from 5.0 %, red from 10.0 % by a fixed threshold',
        ),
      },
      questions: [{ zh: '讨论', en: 'discuss' }],
    });
  });

  it('tells nobody of a month that is judged after a later one', async () => {
    const lit = await lightMonth(services(), { hospital, month: '2026-05' });
    expect(lampIn(lit, 'department', 'A')?.colour).toBe('red');
    expect(noticesOf(hospital, '2026-05', lit)).toEqual([]);
  });
});

describe('a spell', () => {
  const hospital = 'H37132100903';

  it('that ended in green is another one when it comes back', async () => {
    const services = servicesFor(hospital, { '2026-01': 25, '2026-02': 0, '2026-03': 25 });
    const ids: string[][] = [];
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      const lit = await lightMonth(services, { hospital, month });
      ids.push(noticesOf(hospital, month, lit).map(({ alert_id }) => alert_id));
      if (month === '2026-02')
        expect(lampIn(lit, 'department', 'A')?.news).toContainEqual({
          kind: 'turned-green',
          from: 'red',
          isSure: false,
        });
    }
    expect(ids[1]).toEqual([]);
    expect(new Set(ids.flat()).size).toBe(4);
  });

  it('goes on over a month whose run was left out', async () => {
    const services = servicesFor('H37132300904', { '2026-01': 25, '2026-02': 25, '2026-03': 25 });
    const of = { hospital: 'H37132300904' };
    await lightMonth(services, { ...of, month: '2026-01' });
    const lit = await lightMonth(services, { ...of, month: '2026-03' });
    expect(lampIn(lit, 'department', 'A')).toMatchObject({ redSince: '2026-01' });
  });
});

describe('two runs at once', () => {
  const hospital = 'H37132500905';

  it('leave the lamps of the one that began last, and the other tells nobody', async () => {
    const old = servicesFor(hospital, { '2026-05': 25 });
    const corrected = servicesFor(hospital, { '2026-05': 0 });
    const slow = {
      ...old,
      views: {
        history: old.views.history,
        read: async (asked: Parameters<typeof old.views.read>[0]) => {
          if (asked.view === 'total') await lightMonth(corrected, { hospital, month: '2026-05' });
          return old.views.read(asked);
        },
      },
    };
    expect(await lightMonth(slow, { hospital, month: '2026-05' })).toEqual([]);
    const lamps = await old.lamps.read(hospital, '2026-05', 'department');
    expect(lamps?.map(({ colour }) => colour)).toEqual(['green', 'green']);
  });
});

describe('requestsOf', () => {
  const hospitals = new Set(['H1', 'H2']);

  it('asks for the last full month of every hospital, or for what is named', () => {
    expect(requestsOf({ source: 'aws.events' }, hospitals, '2026-05')).toEqual([
      { hospital: 'H1', month: '2026-05' },
      { hospital: 'H2', month: '2026-05' },
    ]);
    expect(requestsOf({ until: '2026-02', hospital: 'H2' }, hospitals, '2026-05')).toEqual([
      { hospital: 'H2', month: '2026-02' },
    ]);
  });

  it('refuses a month that is none and a hospital that nobody knows', () => {
    expect(() => requestsOf({ until: '2026-13' }, hospitals, '2026-05')).toThrow();
    expect(() => requestsOf({ hospital: 'H9' }, hospitals, '2026-05')).toThrow('no hospital H9');
  });
});
