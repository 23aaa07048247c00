import { describe, expect, it } from 'vitest';
import { capacityWords } from '../../../../core/forecast/capacity/capacity-words.ts';
import type { CapacityRow } from '../../../../core/forecast/capacity/compare-capacity.ts';
import { describeOutlookNotice } from '../../../../core/forecast/outlook-notice.ts';
import { outlookOf } from '../../../../core/forecast/outlook-of.ts';
import { loadForecast } from '../../../../platform/knowledge/load-forecast.ts';
import { monthAt, sheetsOfMonths, totalOfMonths } from '../../../support/sheets-of-months.ts';

const knowledge = loadForecast();
const flat = (value: number, count = 36) => Array<number>(count).fill(value);
/** Half as many again from August 2025 on. */
const grown = [...flat(200, 31), ...flat(300, 5)];

const incomparable = {
  code: 'capacity-incomparable',
  unit: 'A',
  kind: 'beds',
  name: { zh: '床位', en: 'beds' },
};

const rowsOf = (unit: string, amounts: readonly number[], kind = 'beds'): readonly CapacityRow[] =>
  amounts.map((amount, at) => ({ month: monthAt(2025, at), unit, kind, amount }));

function compare(departments: Readonly<Record<string, readonly number[]>>, capacity: readonly CapacityRow[]) {
  const found = outlookOf(
    {
      total: totalOfMonths(2023, departments),
      view: 'department',
      rows: sheetsOfMonths(2023, departments),
      until: '2025-12',
      capacity,
    },
    knowledge,
  );
  if (!found) throw new Error('no outlook');
  return found;
}

describe('demand beside capacity', () => {
  it('warns where bed days grow by a half and beds by a tenth, with both growths and how sure that is', () => {
    const { capacity } = compare({ A: grown, B: flat(100) }, rowsOf('A', [...flat(60, 12), ...flat(66, 3)]));
    expect(capacity).toHaveLength(1);
    const [one] = capacity;
    expect(one).toMatchObject({
      unit: 'A',
      kind: 'beds',
      demand: 'losDays',
      demandBefore: 3 * 200 * 8,
      capacityBefore: 60,
      capacityExpected: 66,
      capacityGrowth: expect.closeTo(0.1, 12),
      carriedOn: false,
    });
    expect(one?.warning).not.toBeNull();
    expect(one?.demandGrowth).toBeGreaterThan(0.3);
    expect(one?.excess).toBeCloseTo((one?.demandGrowth ?? 0) - 0.1, 12);
    expect(one?.certainty).toBeGreaterThan(0.6);
  });

  it('does not warn where capacity keeps up, or nothing grows', () => {
    const keepsUp = compare({ A: grown, B: flat(100) }, rowsOf('A', [...flat(60, 12), ...flat(90, 3)]));
    expect(keepsUp.capacity[0]?.warning).toBeNull();
    const still = compare({ A: flat(200) }, rowsOf('A', flat(60, 15)));
    expect(still.capacity[0]).toMatchObject({ warning: null, demandGrowth: 0, capacityGrowth: 0 });
    expect(still.capacity[0]?.certainty).toBeLessThan(0.1);
  });

  it('says how full beds will be: 300 stays of eight days in 100 beds are 80 % of thirty days', () => {
    const { capacity } = compare({ A: flat(300) }, rowsOf('all', flat(100, 15)));
    // January to March 2026 have 90 days.
    expect(capacity[0]?.use).toBeCloseTo((3 * 300 * 8) / (100 * 90), 9);
    expect(compare({ A: flat(300) }, rowsOf('A', flat(100, 15), 'staff')).capacity[0]?.use).toBeNull();
  });

  it('carries the last capacity on where nobody gave that of the coming months, and says so', () => {
    const { capacity } = compare({ A: flat(200) }, rowsOf('A', [...flat(60, 11), 80]));
    expect(capacity[0]).toMatchObject({ capacityBefore: 60, capacityExpected: 80, carriedOn: true });
  });

  it('compares nothing without the year before, with few cases, or for an unknown unit, and says so', () => {
    const late = compare({ A: flat(200) }, [{ month: '2025-12', unit: 'A', kind: 'beds', amount: 60 }]);
    expect(late.capacity).toEqual([]);
    expect(late.notices).toContainEqual(incomparable);
    const few = compare({ A: flat(4), B: flat(100) }, rowsOf('A', flat(2, 15)));
    expect(few.notices).toContainEqual(incomparable);
    const unknown = compare({ A: flat(200) }, rowsOf('Z', flat(60, 15)));
    expect(unknown.notices).toContainEqual({ code: 'capacity-unknown-unit', units: ['Z'] });
  });

  it('puts warnings before what is in order', () => {
    const { capacity } = compare({ A: flat(200), B: grown }, [
      ...rowsOf('A', flat(60, 15)),
      ...rowsOf('B', flat(60, 15)),
    ]);
    expect(capacity.map(({ unit, warning }) => [unit, warning !== null])).toEqual([
      ['B', true],
      ['A', false],
    ]);
  });

  it('is told in both languages, with both growths', () => {
    const { capacity } = compare({ A: grown, B: flat(100) }, rowsOf('A', flat(60, 15)));
    const [one] = capacity;
    if (!one) throw new Error('nothing compared');
    const { zh, en } = capacityWords(one, { zh: '心内科', en: 'Cardiology' });
    expect(zh).toMatch(
      /^心内科：床日预计同比 \+\d+\.\d %，床位同比 \+0\.0 %，相差 \d+\.\d 个百分点；需求增速/,
    );
    expect(en).toMatch(/^Cardiology: bed days expected at \+\d+\.\d % on the year before, beds at \+0\.0 %/);
    expect(en).toMatch(/outgrows capacity past the threshold \(probability \d+ %\); expected use \d+ %$/);
  });
});

describe('a notice', () => {
  it('has words in both languages for every code', () => {
    const { notices } = compare({ A: grown }, [...rowsOf('Z', flat(1, 15)), ...rowsOf('A', [1])]);
    expect(notices.length).toBeGreaterThanOrEqual(2);
    for (const notice of notices) {
      const { zh, en } = describeOutlookNotice(notice);
      expect(zh).toMatch(/[一-鿿]/);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});
