import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForecastMeasure } from '../../../core/forecast/forecast-measures.ts';
import type { Outlook, UnitOutlook } from '../../../core/forecast/outlook.ts';
import { type OutlookRequest, outlookOf } from '../../../core/forecast/outlook-of.ts';
import { loadForecast } from '../../../platform/knowledge/load-forecast.ts';
import { holds } from '../../support/holds.ts';
import { monthAt, sheetsOfMonths, totalOfMonths } from '../../support/sheets-of-months.ts';

const knowledge = loadForecast();

type Departments = Readonly<Record<string, readonly number[]>>;

function outlook(departments: Departments, options: Partial<OutlookRequest> = {}): Outlook {
  const months = Math.max(...Object.values(departments).map((cases) => cases.length));
  const found = outlookOf(
    {
      total: totalOfMonths(2023, departments),
      view: 'department',
      rows: sheetsOfMonths(2023, departments),
      until: monthAt(2023, months - 1),
      ...options,
    },
    knowledge,
  );
  if (!found) throw new Error('no outlook');
  return found;
}

const unit = (of: Outlook, key: string | null): UnitOutlook => {
  const found = of.units.find((one) => one.key === key);
  if (!found) throw new Error(`no unit ${key}`);
  return found;
};
const pointsOf = (of: UnitOutlook, measure: ForecastMeasure) =>
  of.measures[measure]?.months.map(({ point }) => point) ?? [];
const flat = (value: number, count = 36) => Array<number>(count).fill(value);
const codes = (of: Outlook) => of.notices.map(({ code }) => code);

describe('the outlook of a hospital', () => {
  it('forecasts the months after the last finished one', () => {
    const { from, until, months } = outlook({ A: flat(40) }, { until: '2025-10', horizon: 4 });
    expect([from, until, months]).toEqual([
      '2023-01',
      '2025-10',
      ['2025-11', '2025-12', '2026-01', '2026-02'],
    ]);
  });

  it('expects of a hospital that never changes what it always had', () => {
    const { total, units } = outlook({ A: flat(40), B: flat(60) });
    expect(pointsOf(total, 'cases')).toEqual([100, 100, 100]);
    expect(units.map((one) => pointsOf(one, 'cases'))).toEqual([flat(40, 3), flat(60, 3)]);
    expect(total.measures.costFen?.whole.point).toBe(300_000_000);
    expect(total.ratios.cmi?.whole.point).toBeCloseTo(1, 9);
    expect(total.ratios.averageCostFen?.whole.point).toBeCloseTo(1_000_000, 6);
    expect(total.ratios.averageLosDays?.months.map(({ point }) => point)).toEqual(flat(8, 3));
  });

  it('leaves payment out where no month has one', () => {
    const unpaid = (rows: ReturnType<typeof sheetsOfMonths>) =>
      new Map(
        [...rows].map(([month, sheet]) => [
          month,
          new Map(
            [...sheet].map(([key, cell]) => [key, { ...cell, tally: { ...cell.tally, paymentFen: 0 } }]),
          ),
        ]),
      );
    const rows = { A: flat(30) };
    const found = outlook(rows, {
      total: unpaid(totalOfMonths(2023, rows)),
      rows: unpaid(sheetsOfMonths(2023, rows)),
    });
    expect(found.total.measures.paymentFen).toBeUndefined();
    expect(found.total.ratios.averagePaymentFen).toBeUndefined();
    expect(found.total.measures.cases).toBeDefined();
  });

  it('is nothing where there is no case up to the month', () => {
    expect(
      outlookOf({ total: new Map(), view: 'department', rows: new Map(), until: '2025-12' }, knowledge),
    ).toBeNull();
    const rows = { A: flat(5) };
    const later = {
      total: totalOfMonths(2023, rows),
      view: 'department',
      rows: sheetsOfMonths(2023, rows),
    } as const;
    expect(outlookOf({ ...later, until: '2022-12' }, knowledge)).toBeNull();
  });

  it('has an interval even after a single month, and says how little is known', () => {
    const found = outlook({ A: [12] });
    expect(found.total).toMatchObject({ state: 'short', monthsKnown: 1, method: 'combination' });
    expect(found.total.measures.cases?.backTest).toBeNull();
    expect(found.total.measures.cases?.yearBefore).toBeNull();
    expect(found.total.measures.cases?.months[0]).toMatchObject({ point: 12 });
    expect(codes(found)).toContain('short-history');
  });

  it('foresees the Spring Festival where it falls, in January or in February', () => {
    // On 22 January 2023, 10 February 2024, 29 January 2025; the next is on 17 February 2026.
    const loss = (at: number) => 0.3 * knowledge.calendar.festivalShare(monthAt(2023, at), [-3, 10]);
    const cases = flat(200).map((value, at) => Math.round(value * (1 - loss(at))));
    const [january, february] = pointsOf(outlook({ A: cases }).total, 'cases') as [number, number];
    expect(february).toBeLessThan(0.85 * january);
  });
});

describe('units that come and go', () => {
  it('takes a busy department without cases for months as closed, and a rare one as rare', () => {
    const rare = flat(0).map((_, at) => (at % 12 === 3 ? 1 : 0));
    const found = outlook({ A: [...flat(30, 30), ...flat(0, 6)], B: rare, C: flat(50) });
    expect(unit(found, 'A')).toMatchObject({ state: 'closed', ratios: {} });
    expect(unit(found, 'A').measures.cases?.whole).toEqual({ point: 0, low: 0, high: 0 });
    expect(unit(found, 'B').state).toBe('usual');
    expect(unit(found, 'B').measures.cases?.whole.high).toBeGreaterThan(0);
  });

  it('does not count the months before a department opened', () => {
    const found = outlook({ A: [...flat(0, 30), ...flat(20, 6)], B: flat(100) });
    expect(unit(found, 'A')).toMatchObject({ state: 'short', monthsKnown: 6 });
    for (const point of pointsOf(unit(found, 'A'), 'cases')) {
      expect(point).toBeGreaterThan(17);
      expect(point).toBeLessThan(23);
    }
  });

  it('keeps what is in no unit apart, so that the sum is right', () => {
    const departments = { A: flat(10), B: flat(20) };
    const found = outlook(departments, { total: totalOfMonths(2023, { ...departments, unnamed: flat(5) }) });
    expect(found.units.map(({ key }) => key)).toEqual(['A', 'B', null]);
    expect(pointsOf(unit(found, null), 'cases')).toEqual([5, 5, 5]);
  });
});

describe('what the reader is told first', () => {
  it('names months that were never uploaded and reckons without them', () => {
    const cases = flat(80);
    cases[20] = 0;
    const found = outlook({ A: cases });
    expect(found.notices).toContainEqual({ code: 'months-missing', months: ['2024-09'] });
    expect(pointsOf(found.total, 'cases')).toEqual([80, 80, 80]);
  });

  it('begins after the last month with cases, and says so, where later ones are empty', () => {
    const found = outlook({ A: flat(80) }, { until: '2026-03' });
    expect(found.until).toBe('2025-12');
    expect(found.notices).toContainEqual({ code: 'no-recent-months', last: '2025-12', until: '2026-03' });
  });

  it('doubts a last month that has much less than was expected', () => {
    const cases = flat(80);
    cases[35] = 30;
    expect(codes(outlook({ A: cases }))).toContain('last-month-unfinished');
    expect(codes(outlook({ A: flat(80) }))).not.toContain('last-month-unfinished');
  });

  it('says which years have no announced days off', () => {
    const found = outlook({ A: flat(80, 44) }, { horizon: 12 });
    expect(found.notices).toContainEqual({ code: 'calendar-not-announced', years: [2027] });
  });
});

const departments = fc.dictionary(
  fc.constantFrom('A', 'B', 'C', 'D'),
  fc.array(fc.oneof(fc.nat(3), fc.nat(200)), { minLength: 1, maxLength: 30 }),
  { minKeys: 1 },
);

describe('whatever the months are like', () => {
  it('units come to the whole to the last digit, nothing is negative, and intervals hold their point', () => {
    holds(
      fc.property(departments, fc.integer({ min: 1, max: 12 }), (cases, horizon) => {
        fc.pre(Object.values(cases).some((months) => months.some((value) => value > 0)));
        const found = outlook(cases, { horizon });
        for (const measure of ['cases', 'weightE4', 'costFen', 'paymentFen', 'losDays'] as const) {
          const sums = found.months.map((_, at) =>
            found.units.reduce(
              (sum, one) => sum + Math.round(10 * (pointsOf(one, measure)[at] as number)),
              0,
            ),
          );
          expect(sums).toEqual(pointsOf(found.total, measure).map((point) => Math.round(10 * point)));
          for (const { measures } of [found.total, ...found.units]) {
            const { months, whole } = measures[measure] ?? {
              months: [],
              whole: { point: 0, low: 0, high: 0 },
            };
            for (const { low, point, high } of [...months, whole]) {
              expect(low).toBeGreaterThanOrEqual(0);
              expect(low).toBeLessThanOrEqual(point);
              expect(high).toBeGreaterThanOrEqual(point);
              expect(Number.isFinite(high)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the same sheets, put in any order, give the same outlook', () => {
    holds(
      fc.property(departments, (cases) => {
        fc.pre(Object.values(cases).some((months) => months.some((value) => value > 0)));
        const turned = Object.fromEntries(Object.entries(cases).reverse());
        const rows = new Map([...sheetsOfMonths(2023, cases)].reverse());
        expect(outlook(turned, { rows })).toEqual(outlook(cases));
      }),
      { numRuns: 10 },
    );
  });
});
