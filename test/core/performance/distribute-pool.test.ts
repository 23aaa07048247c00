import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributePool } from '../../../core/performance/distribute-pool.ts';
import type { PerformanceFigures } from '../../../core/performance/performance-figures.ts';
import type { PerformanceScheme } from '../../../core/performance/performance-scheme.ts';
import { holds } from '../../support/holds.ts';
import {
  awardPart,
  curve,
  figuresOf,
  pointsPart,
  rulesWith,
  someIndicators,
} from '../../support/performance.ts';

type Units = PerformanceFigures['units'];

const unit = (
  id: string,
  facts: Units[number]['facts'],
  more: Partial<Units[number]> = {},
): Units[number] => ({
  id,
  facts,
  ...more,
});

function outcomeOf(scheme: Partial<PerformanceScheme>, figures: PerformanceFigures) {
  return distributePool(rulesWith(scheme), figures, someIndicators);
}

function shared(scheme: Partial<PerformanceScheme>, figures: PerformanceFigures) {
  const outcome = outcomeOf(scheme, figures);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { distribution } = outcome;
  return {
    ...distribution,
    shares: Object.fromEntries(distribution.units.map((one) => [one.unit, one.shareFen])),
  };
}

const redGuard = {
  name: 'outcomesRed',
  title: { zh: '红', en: 'red' },
  when: 'isRed("readmission")',
  unknown: 'does-not-hold',
  source: 'test',
} as const;

describe('distributePool', () => {
  it('gives in proportion to points, the fen that remain to the largest fractions', () => {
    const units = [
      unit('A1', { totalWeight: 1 }),
      unit('A2', { totalWeight: 1 }),
      unit('A3', { totalWeight: 1 }),
    ];
    expect(shared({}, figuresOf(100, units)).shares).toEqual({ A1: 34, A2: 33, A3: 33 });
  });

  it('pays awards first and shares the rest', () => {
    const parts = [awardPart('saving', '0.05 * balanceYuan'), pointsPart('work', 1, 'totalWeight')];
    const units = [
      unit('A1', { balanceYuan: 200, totalWeight: 1 }),
      unit('A2', { balanceYuan: 0, totalWeight: 3 }),
    ];
    const { shares, units: shown } = shared({ parts }, figuresOf(10_000, units));
    expect(shares).toEqual({ A1: 1000 + 2250, A2: 6750 });
    expect(shown[0]?.parts).toEqual([
      { part: 'saving', value: 10, withheldBy: null, shareFen: 1000 },
      { part: 'work', value: 1, withheldBy: null, shareFen: 2250 },
    ]);
  });

  it('cuts awards that come to more than the pool, and says so', () => {
    const parts = [awardPart('saving', 'balanceYuan'), pointsPart('work', 1, 'totalWeight')];
    const units = [
      unit('A1', { balanceYuan: 3, totalWeight: 9 }),
      unit('A2', { balanceYuan: 1, totalWeight: 1 }),
    ];
    const { shares, notes } = shared({ parts }, figuresOf(100, units));
    expect(shares).toEqual({ A1: 75, A2: 25 });
    expect(notes).toEqual([{ code: 'awards-cut' }]);
  });

  it('counts a formula below nought as nought, and says so', () => {
    const units = [unit('A1', { totalWeight: -5 }), unit('A2', { totalWeight: 1 })];
    const { shares, notes } = shared({}, figuresOf(100, units));
    expect(shares).toEqual({ A1: 0, A2: 100 });
    expect(notes).toEqual([{ code: 'below-nought', unit: 'A1', part: 'work' }]);
  });

  it.each([
    ['equally', { A1: 50, A2: 50 }, 0],
    ['nobody', { A1: 0, A2: 0 }, 100],
  ] as const)(
    'where nobody has a point, gives to %s as the scheme says, and tells',
    (whom, shares, leftFen) => {
      const units = [unit('A1', { totalWeight: 0 }), unit('A2', { totalWeight: 0 })];
      const outcome = shared({ whenNobodyScores: whom }, figuresOf(100, units));
      expect(outcome).toMatchObject({ shares, leftFen, carriedOutFen: leftFen });
      expect(outcome.notes).toEqual([{ code: 'nobody-scores', part: 'work' }]);
    },
  );

  it('shares nothing while somebody is not known, and names what is missing', () => {
    const terms = [
      {
        name: 'coefficient',
        title: { zh: '系数', en: 'coefficient' },
        value: 'workload / headcount',
        source: 'test',
      },
    ];
    const parts = [pointsPart('work', 1, 'totalWeight * coefficient * indicator("satisfaction")')];
    const units = [
      unit('A1', { totalWeight: 2, headcount: 3, workload: null }, { indicators: { satisfaction: 0.9 } }),
      unit('A2', { totalWeight: 2, headcount: 0, workload: 5 }, { indicators: { satisfaction: null } }),
    ];
    expect(outcomeOf({ parts, terms }, figuresOf(100, units))).toEqual({
      ok: false,
      code: 'no-data',
      lacks: [
        { unit: 'A1', of: 'work', missing: ['workload'] },
        // The coefficient divides by nobody.
        { unit: 'A2', of: 'work', missing: ['indicator("satisfaction")'] },
      ],
    });
  });

  it('has no pool without the figures of all its sources', () => {
    const figures = {
      ...figuresOf(100, [unit('A1', { totalWeight: 1 })]),
      pool: { sourcesFen: {}, keptFen: 0, carriedInFen: 0 },
    };
    expect(outcomeOf({}, figures)).toEqual({
      ok: false,
      code: 'no-data',
      lacks: [{ unit: null, of: 'pool', missing: ['balance'] }],
    });
  });

  it('gives a department whose outcomes are red nothing of what rewards saving', () => {
    const parts = [
      pointsPart('work', 0.5, 'totalWeight'),
      pointsPart('saving', 0.5, 'balanceYuan', ['outcomesRed']),
    ];
    const units = [
      unit('A1', { totalWeight: 1, balanceYuan: 900 }, { indicators: { readmission: 0.08 } }),
      unit('A2', { totalWeight: 1, balanceYuan: 100 }, { indicators: { readmission: 0.02 } }),
    ];
    const { shares, units: shown } = shared({ parts, guards: [redGuard] }, figuresOf(1000, units));
    expect(shares).toEqual({ A1: 250, A2: 750 });
    expect(shown[0]?.parts[1]).toEqual({ part: 'saving', value: 0, withheldBy: 'outcomesRed', shareFen: 0 });
  });

  it.each([
    ['holds', { A1: 0, A2: 100 }],
    ['does-not-hold', { A1: 50, A2: 50 }],
  ] as const)('takes a guard that nobody can answer for one that %s, and tells', (unknown, shares) => {
    const parts = [pointsPart('saving', 1, 'balanceYuan', ['outcomesRed'])];
    const units = [
      unit('A1', { balanceYuan: 1 }),
      unit('A2', { balanceYuan: 1 }, { lamps: { readmission: 'green' } }),
    ];
    const outcome = shared({ parts, guards: [{ ...redGuard, unknown }] }, figuresOf(100, units));
    expect(outcome.shares).toEqual(shares);
    expect(outcome.notes).toEqual([
      {
        code: 'guard-unknown',
        units: ['A1'],
        guard: 'outcomesRed',
        holds: unknown === 'holds',
        missing: ['isRed("readmission")'],
      },
    ]);
  });

  it('holds floors and caps by the heads of a unit, and says what they changed', () => {
    const bounds = {
      floor: { yuan: '0.5 * headcount * poolPerHeadYuan', source: 'test' },
      cap: { yuan: '2.0 * headcount * poolPerHeadYuan', source: 'test' },
    };
    const units = [
      unit('A1', { totalWeight: 0, headcount: 2 }),
      unit('A2', { totalWeight: 90, headcount: 2 }),
      unit('A3', { totalWeight: 10, headcount: 6 }),
    ];
    const { shares, units: shown } = shared(bounds, figuresOf(1000, units));
    expect(shares).toEqual({ A1: 100, A2: 400, A3: 500 });
    expect(shown.map(({ boundFen }) => boundFen)).toEqual([100, -500, 400]);
    expect(outcomeOf({ floor: { yuan: '6.0', source: 'test' } }, figuresOf(1000, units))).toEqual({
      ok: false,
      code: 'floors-exceed-pool',
      floorsFen: 1800,
      givenFen: 1000,
    });
  });

  it('counts no heads of units that no part concerns, and names whose heads are not told', () => {
    const floor = { yuan: '0.5 * headcount * poolPerHeadYuan', source: 'test' };
    const units = [
      unit('A1', { totalWeight: 0, headcount: 1 }),
      unit('A2', { totalWeight: 1, headcount: 1 }),
      unit('T1', {}, { kind: 'team' }),
    ];
    expect(shared({ floor }, figuresOf(1000, units)).shares).toEqual({ A1: 250, A2: 750, T1: 0 });
    const lacking = [...units.slice(0, 2), unit('A3', { totalWeight: 1 })];
    expect(outcomeOf({ floor }, figuresOf(1000, lacking))).toMatchObject({
      code: 'no-data',
      lacks: [
        { unit: 'A1', of: 'floor', missing: ['headcount (A3)'] },
        { unit: 'A2', of: 'floor', missing: ['headcount (A3)'] },
        { unit: 'A3', of: 'floor', missing: ['headcount', 'headcount (A3)'] },
      ],
    });
  });

  it('leaves to the next pool what caps leave over, and a deficit', () => {
    const cap = { yuan: '3.0', source: 'test' };
    const units = [unit('A1', { totalWeight: 1 }), unit('A2', { totalWeight: 1 })];
    expect(shared({ cap }, figuresOf(1000, units))).toMatchObject({
      leftFen: 400,
      carriedOutFen: 400,
      notes: [{ code: 'caps-leave', fen: 400 }],
    });
    expect(shared({}, figuresOf(-700, units))).toMatchObject({
      shares: { A1: 0, A2: 0 },
      carriedOutFen: -700,
    });
  });

  it('is a share of the sources less what is kept, with what was carried in, and never below its floor', () => {
    const pool = {
      sources: [{ id: 'balance', title: { zh: '余', en: 'b' } }],
      share: 0.6,
      floorFen: 50,
      carriesOver: false,
    };
    const figures = figuresOf(1000, [unit('A1', { totalWeight: 1 })]);
    const withKept = { ...figures, pool: { ...figures.pool, keptFen: 300, carriedInFen: 101 } };
    expect(shared({ pool }, withKept)).toMatchObject({
      shares: { A1: 480 },
      pool: { baseFen: 801 },
      carriedOutFen: 0,
    });
    expect(shared({ pool }, figuresOf(-5, figures.units)).shares).toEqual({ A1: 50 });
  });

  it('hands the share of a unit on to its members to the fen; alike where none has a point', () => {
    const memberPoints = { ward: 'rbrvsPoints' };
    const member = (id: string, rbrvsPoints: number | null) => ({ id, facts: { rbrvsPoints } });
    const units = [
      unit('A1', { totalWeight: 1 }, { members: [member('x', 2), member('y', 1)] }),
      unit('A2', { totalWeight: 1 }, { members: [member('x', 0), member('y', 0)] }),
      unit('A3', { totalWeight: 1 }, { members: [member('x', 2), member('y', null)] }),
      unit('T1', {}, { kind: 'team', members: [member('x', 1)] }),
    ];
    const { units: shown } = shared({ memberPoints }, figuresOf(303, units));
    expect(shown.map(({ members }) => members)).toEqual([
      {
        shares: [
          { member: 'x', points: 2, shareFen: 67 },
          { member: 'y', points: 1, shareFen: 34 },
        ],
        lacks: [],
      },
      {
        shares: [
          { member: 'x', points: 0, shareFen: 51 },
          { member: 'y', points: 0, shareFen: 50 },
        ],
        lacks: [],
      },
      { shares: [], lacks: [{ member: 'y', missing: ['rbrvsPoints'] }] },
      { shares: [], lacks: [] },
    ]);
  });
});

const scored: Partial<PerformanceScheme> = {
  guards: [redGuard],
  scorecard: {
    kinds: ['ward'],
    items: [
      {
        id: 'satisfaction',
        title: { zh: '满意', en: 'satisfaction' },
        dimension: 'quality',
        of: 'indicator("satisfaction")',
        curve: curve([0.5, 0], [1, 1]),
        marks: 10,
        source: 'test',
      },
    ],
    knownShare: 1,
    minWeight: 0.3,
  },
  parts: [
    awardPart('saving', '0.05 * balanceYuan', ['outcomesRed']),
    pointsPart('work', 0.6, 'totalWeight * cmi'),
    pointsPart('score', 0.4, 'scorecard * totalWeight'),
  ],
  floor: { yuan: '0.2 * headcount * poolPerHeadYuan', source: 'test' },
  cap: { yuan: '4.0 * headcount * poolPerHeadYuan', source: 'test' },
};

const anyUnits = fc
  .array(
    fc.record({
      totalWeight: fc.integer({ min: 1, max: 900 }),
      cmi: fc.integer({ min: 1, max: 30 }).map((cmi) => cmi / 10),
      headcount: fc.integer({ min: 1, max: 9 }),
      balanceYuan: fc.integer({ min: -500, max: 2000 }),
      satisfaction: fc.integer({ min: 51, max: 100 }).map((share) => share / 100),
      readmission: fc.constantFrom(0.02, 0.09),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(
    (units): Units =>
      units.map(({ satisfaction, readmission, ...facts }, at) => ({
        id: `A${at}`,
        facts,
        indicators: { satisfaction, readmission },
      })),
  );

describe('any pool under a scheme with awards, a scorecard, guards and bounds', () => {
  const rules = rulesWith(scored);
  const shareOf = (figures: PerformanceFigures) => {
    const outcome = distributePool(rules, figures, someIndicators);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.distribution;
  };

  it('adds up to the fen, by unit and by part, above all floors, in whatever order the units stand', () => {
    holds(
      fc.property(fc.nat(2_000_000), anyUnits, (balanceFen, units) => {
        const { units: shares, leftFen, pool } = shareOf(figuresOf(balanceFen, units));
        expect(shares.reduce((sum, { shareFen }) => sum + shareFen, leftFen)).toBe(pool.poolFen);
        const heads = units.reduce((sum, { facts }) => sum + (facts['headcount'] ?? 0), 0);
        shares.forEach(({ shareFen, parts, boundFen }, at) => {
          expect(parts.reduce((sum, part) => sum + part.shareFen, boundFen)).toBe(shareFen);
          const head = units[at]?.facts['headcount'] ?? 0;
          expect(shareFen).toBeGreaterThanOrEqual(Math.round((0.2 * head * pool.poolFen) / heads - 0.001));
        });
        const turned = shareOf(figuresOf(balanceFen, units.toReversed()));
        expect(turned.units.toReversed()).toEqual(shares);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['satisfaction', 'cmi', 'balanceYuan'] as const)('never gives less for more %s', (name) => {
    holds(
      fc.property(fc.nat(20_000), anyUnits, fc.nat(5), (balanceFen, units, at) => {
        const one = units[at];
        if (!one) return;
        const more =
          name === 'satisfaction'
            ? { ...one, indicators: { ...one.indicators, satisfaction: 1 } }
            : { ...one, facts: { ...one.facts, [name]: Math.max(0, one.facts[name] ?? 0) * 1.5 + 0.3 } };
        const before = shareOf(figuresOf(balanceFen, units)).units[at]?.shareFen;
        const raised = units.map((other) => (other === one ? more : other));
        expect(shareOf(figuresOf(balanceFen, raised)).units[at]?.shareFen).toBeGreaterThanOrEqual(
          before ?? 0,
        );
      }),
      { numRuns: 300 },
    );
  });
});
