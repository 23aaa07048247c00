import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSupervisedCase } from '../../../../core/dip/supervision/judge-supervised-case.ts';
import { superviseUnits } from '../../../../core/dip/supervision/supervise-units.ts';
import type { SupervisedCase } from '../../../../core/dip/supervision/supervised-case.ts';
import { loadDipSupervision } from '../../../../platform/knowledge/load-dip-supervision.ts';
import { holds } from '../../../support/holds.ts';

const supervision = loadDipSupervision();
const formulaOf = (id: string) => {
  const indicator = supervision.indicators.find((one) => one.id === id);
  if (!indicator) throw new Error(id);
  return indicator.formula;
};
const splitStay = 'GZ10000204001000';

/** An unremarkable stay of five days. */
const plain: SupervisedCase = {
  hospital: 'H1',
  settlementId: 'S1',
  department: 'A03',
  group: 'J18.9',
  costFen: 100_000,
  losDays: 5,
  dischargeWay: 'home',
  operated: false,
  ratio: 1,
  againAfterDays: 'none',
  findings: new Set(),
  askedRules: new Set([splitStay]),
  record: null,
};
const area = { cases: 100, losDays: 500, costed: 100, costFen: 10_000_000, ended: 100, deaths: 1 };
const judge = (id: string, one: Partial<SupervisedCase>, sums = area) =>
  judgeSupervisedCase(formulaOf(id), { ...plain, ...one }, sums);

describe('what supervision says of a stay', () => {
  it('is low standard from the mean of its group, without an operation, in three days at the most', () => {
    const low = (costFen: number | null, parts: Partial<SupervisedCase> = {}) =>
      judge('low-standard-admission', { costFen, losDays: 3, ...parts });
    expect([70_000, 69_999, 50_000, 49_999, 30_000, 29_999].map((cost) => low(cost))).toEqual([
      0, 0.3, 0.3, 0.7, 0.7, 1,
    ]);
    expect(low(10_000, { losDays: 4 })).toBe(0);
    expect(low(10_000, { operated: true })).toBe(0);
    expect(low(10_000, { dischargeWay: 'died' })).toBe(0);
    expect(low(null)).toEqual({ lacks: 'cost' });
    expect(low(10_000, { operated: null })).toEqual({ lacks: 'operation' });
    expect(low(10_000, { dischargeWay: null })).toEqual({ lacks: 'discharge-way' });
    expect(low(null, { losDays: 4, operated: null })).toBe(0);
    const few = { ...area, costed: 14 };
    expect(judge('low-standard-admission', { costFen: 1, losDays: 1 }, few)).toEqual({ lacks: 'group-mean' });
  });

  it('is over-long by the mean stay of its group', () => {
    const long = (losDays: number) => judge('over-long-stays', { losDays });
    expect([7, 8, 10, 11, 15, 16].map(long)).toEqual([0, 0.3, 0.3, 0.6, 0.6, 1]);
    expect(judge('over-long-stays', { losDays: 90 }, { ...area, cases: 14 })).toEqual({
      lacks: 'group-mean',
    });
  });

  it('is a death only where few die, and asks nothing elsewhere', () => {
    const died = { dischargeWay: 'died' } as const;
    expect(judge('death-in-low-mortality-group', died)).toBe(1);
    expect(judge('death-in-low-mortality-group', {})).toBe(0);
    expect(judge('death-in-low-mortality-group', died, { ...area, deaths: 5 })).toBeNull();
    expect(judge('death-in-low-mortality-group', { dischargeWay: null })).toEqual({ lacks: 'discharge-way' });
    expect(judge('death-in-low-mortality-group', died, { ...area, ended: 14 })).toEqual({
      lacks: 'group-mean',
    });
  });

  it('is a readmission of so many days, or not known', () => {
    const again = (days: SupervisedCase['againAfterDays']) =>
      [14, 30, 31].map((within) => judge(`same-disease-readmission-${within}`, { againAfterDays: days }));
    expect(again(14)).toEqual([1, 1, 1]);
    expect(again(15)).toEqual([0, 1, 1]);
    expect(again(31)).toEqual([0, 0, 1]);
    expect(again('none')).toEqual([0, 0, 0]);
    expect(again(null)).toEqual(Array(3).fill({ lacks: 'other-stays' }));
  });

  it('is a split stay where the rule found one, unknown where the rule is not asked or the person not known', () => {
    expect(judge('split-stays', { findings: new Set([splitStay]) })).toBe(1);
    expect(judge('split-stays', {})).toBe(0);
    expect(judge('split-stays', { findings: null })).toEqual({ lacks: 'other-stays' });
    expect(judge('split-stays', { askedRules: new Set() })).toEqual({ lacks: 'rule' });
  });

  it('is far off what it is held against, where it is held against something', () => {
    expect([1.99, 2, 2.01].map((ratio) => judge('ultra-high-cost', { ratio }))).toEqual([0, 0, 1]);
    expect([0.49, 0.5].map((ratio) => judge('ultra-low-cost', { ratio }))).toEqual([1, 0]);
    expect(judge('ultra-low-cost', { ratio: null })).toEqual({ lacks: 'reference' });
  });

  it('says nothing of a record that nobody reviewed', () => {
    expect(judge('record-up-coding', {})).toEqual({ lacks: 'record-review' });
    expect(judge('record-up-coding', { record: 'up-coded' })).toBe(1);
    expect(judge('record-up-coding', { record: 'compliant' })).toBe(0);
  });
});

describe('what supervision says of a hospital', () => {
  const unitsOf = (cases: readonly SupervisedCase[], id: string) =>
    superviseUnits(cases, {
      indicators: supervision.indicators.filter((indicator) => indicator.id === id),
    }).units.filter(({ department }) => department === null);

  it('is its score beside what its groups have in the area', () => {
    const up = { ...plain, ratio: 3 };
    // Of J18.9 two of four are far above, of K35.8 none.
    const cases = [
      up,
      up,
      { ...plain, hospital: 'H2' },
      { ...plain, hospital: 'H2' },
      { ...plain, hospital: 'H2', group: 'K35.8' },
      { ...plain, hospital: 'H2', group: 'K35.8' },
    ];
    expect(unitsOf(cases, 'ultra-high-cost')).toMatchObject([
      { hospital: 'H1', asked: 2, known: 2, hits: 2, share: 1, score: 1, expected: 0.5, deviation: 0.5 },
      { hospital: 'H2', asked: 4, known: 4, hits: 0, share: 0, score: 0, expected: 0.25, deviation: -0.25 },
    ]);
  });

  it('is no data where less than half is known, and no nought', () => {
    const cases = [plain, { ...plain, ratio: null }, { ...plain, ratio: null }];
    expect(unitsOf(cases, 'ultra-high-cost')).toMatchObject([
      {
        asked: 3,
        known: 1,
        share: null,
        score: null,
        expected: null,
        deviation: null,
        lacks: { reference: 2 },
      },
    ]);
    expect(unitsOf([plain], 'record-compliance')).toMatchObject([
      { asked: 1, known: 0, share: null, lacks: { 'record-review': 1 } },
    ]);
  });

  it('needs few reviewed records, as of a sample, and names cases to look into but none that is good', () => {
    const cases = [{ ...plain, record: 'compliant' as const }, ...Array<SupervisedCase>(50).fill(plain)];
    expect(unitsOf(cases, 'record-compliance')).toMatchObject([{ known: 1, share: 1 }]);
    expect(superviseUnits(cases, supervision).hits).toEqual([]);
    const coded = superviseUnits([{ ...plain, record: 'up-coded' }], supervision).hits;
    expect(coded).toEqual([
      { indicator: 'record-up-coding', hospital: 'H1', settlementId: 'S1', group: 'J18.9', points: 1 },
    ]);
  });

  it('adds up: what hospitals deviate by cancels out over an area, and the order of cases changes nothing', () => {
    const anyCase = fc.record({
      hospital: fc.constantFrom('H1', 'H2', 'H3'),
      department: fc.constantFrom('A', 'B'),
      group: fc.constantFrom('J18.9', 'K35.8'),
      losDays: fc.integer({ min: 1, max: 40 }),
      ratio: fc.constantFrom(0.2, 1, 3, null),
      dischargeWay: fc.constantFrom('home' as const, 'died' as const, null),
    });
    holds(
      fc.property(fc.array(anyCase, { maxLength: 60 }), (given) => {
        const cases = given.map((one, at) => ({ ...plain, ...one, settlementId: `S${at}` }));
        const all = { indicators: supervision.indicators.map((one) => ({ ...one, knownLeast: undefined })) };
        const { units, hits } = superviseUnits(cases, all);
        for (const { id } of supervision.indicators) {
          const ofIndicator = units.filter((unit) => unit.indicator === id);
          for (const whole of [true, false]) {
            const own = ofIndicator.filter(({ department }) => (department === null) === whole);
            const sum = own.reduce((total, { deviation, known }) => total + (deviation ?? 0) * known, 0);
            expect(Math.abs(sum)).toBeLessThan(0.001);
          }
        }
        const again = superviseUnits(cases.toReversed(), all);
        expect(again.units).toEqual(units);
        expect(again.hits.length).toBe(hits.length);
      }),
      { numRuns: 60 },
    );
  });
});
