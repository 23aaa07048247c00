import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../core/dip/build/build-report.ts';
import type { HistoryCase } from '../../../../core/dip/build/case-history.ts';
import { tierRows } from '../../../../core/dip/build/tiers.ts';
import { dipCatalogueSchema } from '../../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../../core/grouping/dip/compile-catalogue.ts';
import { holds } from '../../../support/holds.ts';
import { build, built, historyOf, kinds, parameters, stay, times } from './histories.ts';

const codesOf = ({ catalogue }: ReturnType<typeof built>) => catalogue.groups.map(({ code }) => code);

describe('core groups', () => {
  const appendectomies = [
    ...times(3, stay('K35.801 47.0100', 1_000_000)),
    ...times(2, stay('K35.800', 300_000)),
  ];

  it('are diagnosis by four characters with operations, from the threshold on', () => {
    expect(codesOf(built(appendectomies))).toEqual(['K35.8-47.0100']);
    expect(codesOf(built([...appendectomies, stay('K35.800', 300_000)]))).toEqual(['K35.8', 'K35.8-47.0100']);
  });

  it('tell an operation from its extension, though one code begins with the other', () => {
    const { figures } = built([
      ...times(3, stay('K35.800 47.0100', 2_000_000)),
      ...times(3, stay('K35.800 47.0100x001', 1_000_000)),
    ]);
    expect([...figures].map(([code, { cases }]) => [code, cases])).toEqual([
      ['K35.8-47.0100', 3],
      ['K35.8-47.0100x001', 3],
    ]);
  });

  it('take another operation in where it raises the mean cost by a tenth, and not below', () => {
    const plain = times(3, stay('K35.800 47.0100', 1_000_000));
    const withOther = (costFen: number) =>
      built([...plain, ...times(3, stay('K35.800 47.0100 54.5100', costFen))]);
    expect(codesOf(withOther(1_100_000))).toEqual(['K35.8-47.0100', 'K35.8-47.0100-54.5100']);
    expect(codesOf(withOther(1_099_999))).toEqual(['K35.8-47.0100']);
  });

  it('know nothing of an operation that came too seldom, or never without', () => {
    const plain = times(3, stay('K35.800 47.0100', 1_000_000));
    expect(codesOf(built([...plain, ...times(2, stay('K35.800 47.0100 54.5100', 9_000_000))]))).toEqual([
      'K35.8-47.0100',
    ]);
    expect(codesOf(built(times(4, stay('K35.800 47.0100 54.5100', 9_000_000))))).toEqual(['K35.8-47.0100']);
  });

  it('count an operation that the national table does not list as none', () => {
    const cases = [...times(2, stay('J18.900', 500_000)), stay('J18.900 00.0000x999', 500_000)];
    expect(codesOf(built(cases))).toEqual(['J18.9']);
  });

  it('cover a share of the cases where the area wants that instead of a threshold', () => {
    const cases = [
      ...times(6, stay('J18.900', 500_000)),
      ...times(3, stay('K35.800 47.0100', 900_000)),
      stay('I10.x00', 200_000),
    ];
    const covering = (share: number) => built(cases, { core: { by: 'coverage', share, fewest: 1 } });
    expect(codesOf(covering(0.6))).toEqual(['J18.9']);
    expect(codesOf(covering(0.61))).toEqual(['J18.9', 'K35.8-47.0100']);
    expect(covering(0.61).threshold).toBe(3);
    expect(codesOf(covering(1))).toEqual(['I10.x', 'J18.9', 'K35.8-47.0100']);
  });

  it('count the newest year alone towards the threshold where the area says so', () => {
    const cases = [...times(3, stay('J18.900', 500_000, { year: '2024' })), stay('J18.900', 500_000)];
    expect(codesOf(built(cases))).toEqual(['J18.9']);
    expect(codesOf(built(cases, { counted_years: 'newest' }))).toEqual([]);
  });
});

describe('cases that two core groups could have', () => {
  /** With both other operations, and too few for a group of their own: whoever has them has the lower score. */
  const between = times(2, stay('K35.800 47.0100 54.5100 54.2100', 200_000));
  const cases = [
    ...times(3, stay('K35.800 47.0100', 100_000)),
    ...times(3, stay('K35.800 47.0100 54.5100', 1_000_000)),
    ...times(3, stay('K35.800 47.0100 54.2100', 1_010_000)),
    ...between,
  ];

  it('do not move to and fro for ever: the smaller group is given up, and said to be', () => {
    const { catalogue, contested } = built(cases);
    expect(contested).toHaveLength(1);
    expect(catalogue.groups).toHaveLength(2);
    const grouper = compileCatalogue(catalogue, kinds);
    const [code] = between.map(({ given }) => grouper.group(given).code);
    expect(catalogue.groups.find((group) => group.code === code)?.cases).toBe(5);
    expect(contested).not.toContain(code);
  });
});

describe('comprehensive groups', () => {
  it('are of the category where it has cases enough, else of the chapter', () => {
    const { catalogue } = built([
      ...times(2, stay('K52.801 45.1301', 400_000)),
      stay('K52.900 45.1301', 400_000),
      stay('K63.500 45.1301', 500_000),
      stay('K21.000 45.1301', 500_000),
    ]);
    expect(catalogue.groups).toEqual([]);
    expect(
      catalogue.comprehensive.map(({ code, of, treatment, cases }) => [code, of, treatment, cases]),
    ).toEqual([
      ['ZH-K00-K93-2', 'K00-K93', 'diagnostic', 2],
      ['ZH-K52-2', 'K52', 'diagnostic', 3],
    ]);
  });

  it('tell the four classes of treatment apart by the highest operation', () => {
    const { catalogue } = built([
      stay('C34.900', 1),
      stay('C34.900 45.1301', 2),
      stay('C34.901 99.2503 45.1301', 3),
      stay('C34.902 45.1301 54.2100', 4),
    ]);
    expect(catalogue.comprehensive.map(({ treatment }) => treatment).sort()).toEqual([
      'conservative',
      'diagnostic',
      'related-operation',
      'therapeutic',
    ]);
  });
});

describe('figures', () => {
  it('weigh the years 1 : 2 : 7, the newest most', () => {
    const of = (year: string, costFen: number) => stay('J18.900', costFen, { year });
    const cases = [of('2023', 100_000), of('2024', 200_000), of('2025', 300_000), of('2025', 500_000)];
    const { reference, figures } = built(cases);
    // (1 × 1000 + 2 × 2000 + 7 × 4000) ÷ 10
    expect(Number(reference.mean.digits) / Number(reference.mean.over)).toBe(330_000);
    expect(figures.get('J18.9')).toMatchObject({ relativeWeight: 1, score: 1000, cases: 4 });
    const sums = built(cases, { year_mean: 'of-sums' }).reference.mean;
    // (1 × 1000 + 2 × 2000 + 7 × 8000) ÷ (1 + 2 + 14)
    expect(Number(sums.digits) / Number(sums.over)).toBeCloseTo(6_100_000 / 17, 6);
  });

  it('leave out years that nobody named, and take the newest three else', () => {
    const cases = ['2021', '2022', '2023', '2024'].flatMap((year) =>
      times(3, stay('J18.900', 100_000, { year })),
    );
    const { weights } = built(cases);
    expect([...weights.weightOf]).toEqual([
      ['2022', 1],
      ['2023', 2],
      ['2024', 7],
    ]);
    const two = built(cases, {}, ['2024', '2021']);
    expect([...two.weights.weightOf]).toEqual([
      ['2021', 2],
      ['2024', 7],
    ]);
    const history = historyOf(cases);
    const outcome = build(history, {}, ['2024']);
    if (!outcome.ok) throw new Error(outcome.why);
    expect(buildReport(history, outcome.built, parameters())).toMatchObject({
      read: 12,
      built: 3,
      outside: 9,
    });
  });

  it('leave a year without a case of a group out of its mean, and of that mean alone', () => {
    const of = (codes: string, costFen: number, year: string) => stay(codes, costFen, { year });
    const { figures } = built([
      ...['2023', '2024', '2025'].flatMap((year) => times(3, of('I10.x00', 100_000, year))),
      of('J18.900', 100_000, '2023'),
      ...times(2, of('J18.900', 500_000, '2025')),
    ]);
    // J18.9: (1 × 1000 + 7 × 5000) ÷ 8. All: (1 × 1000 + 2 × 1000 + 7 × (3 × 1000 + 2 × 5000) ÷ 5) ÷ 10
    expect(figures.get('J18.9')?.relativeWeight).toBeCloseTo(4500 / 2120, 4);
  });

  it('have a score above nought however cheap the group is', () => {
    const cases = [...times(3, stay('J18.900', 1)), ...times(30, stay('K35.800', 90_000_000))];
    const scores = (parts = {}) => built(cases, parts).catalogue.groups.map(({ score }) => score);
    expect(scores()).toEqual([0.01, 1100]);
    expect(scores({ score_decimals: 0 })).toEqual([1, 1100]);
  });

  it('are scores by the mean, or by a reference disease with a score of its own', () => {
    const cases = [...times(3, stay('K35.800 47.0100', 1_200_000)), ...times(3, stay('J18.900', 400_000))];
    const scores = (parts = {}) => built(cases, parts).catalogue.groups.map(({ score }) => score);
    expect(scores()).toEqual([500, 1500]);
    expect(scores({ reference: { by: 'group', code: 'K35.8-47.0100', score: 100 } })).toEqual([33.33, 100]);
    const missing = build(historyOf(cases), { reference: { by: 'group', code: 'K35.9', score: 100 } });
    expect(missing).toEqual({ ok: false, why: 'no-reference-group' });
  });

  it('know means by level, and weights of drugs and consumables where bills tell of them', () => {
    const cases = [
      ...times(3, stay('K35.800 47.0100', 1_200_000, { level: 3, drugFen: 200_000, consumableFen: 400_000 })),
      ...times(3, stay('J18.900', 400_000, { level: 1, drugFen: 200_000, consumableFen: 0 })),
      stay('J18.900', 400_000, { level: 2 }),
    ];
    const [pneumonia, appendectomy] = built(cases).catalogue.groups;
    expect(pneumonia).toMatchObject({
      meanFen: { '1': 400_000, '2': 400_000 },
      drugWeight: 1,
      consumableWeight: 0,
    });
    expect(appendectomy).toMatchObject({ meanFen: { '3': 1_200_000 }, drugWeight: 1, consumableWeight: 2 });
  });

  it('measure how alike the costs of a group are', () => {
    const cases = [stay('J18.900', 100_000), stay('J18.900', 300_000), stay('J18.900', 200_000)];
    const cvOf = (parts = {}) => built(cases, parts).figures.get('J18.9')?.cv;
    expect(cvOf()).toBe(0.4082);
    expect(cvOf({ cv_divisor: 'cases-less-one' })).toBe(0.5);
  });

  it('name a group of primary care only where the area lists it and it is homogeneous', () => {
    const even = times(3, stay('J18.900', 300_000));
    const uneven = [stay('I10.x00', 10_000), stay('I10.x00', 20_000), stay('I10.x00', 900_000)];
    const listed = { primary_care: ['J18', 'I10', 'E11'] };
    const history = historyOf([...even, ...uneven]);
    const outcome = build(history, listed);
    if (!outcome.ok) throw new Error(outcome.why);
    expect(
      outcome.built.catalogue.groups.filter(({ primaryCare }) => primaryCare).map(({ code }) => code),
    ).toEqual(['J18.9']);
    const report = buildReport(history, outcome.built, parameters(listed));
    expect(report.notPrimaryCare).toEqual(['I10', 'E11']);
    expect(report.forAuxiliaryTypes).toEqual(['I10.x']);
  });
});

describe('a history', () => {
  it('says what it could not use', () => {
    const history = historyOf([
      ...times(3, stay('J18.900', 300_000)),
      stay('', 300_000),
      stay('肺炎', 300_000),
      stay('J18.900', null),
      stay('J18.900', 0),
    ]);
    const outcome = build(history, { excluded_principals: ['Z51'] });
    if (!outcome.ok) throw new Error(outcome.why);
    expect(buildReport(history, outcome.built, parameters())).toMatchObject({
      read: 7,
      built: 3,
      outside: 0,
      excluded: 0,
      refused: { noDiagnosis: 1, 'no-icd-code': 1, 'no-cost': 2 },
    });
  });

  it('counts cases whose diagnosis is not grouped, and builds nothing of them', () => {
    const excluded_principals = ['Z51'];
    const history = historyOf([...times(3, stay('J18.900', 300_000)), ...times(5, stay('Z51.100', 300_000))]);
    const outcome = build(history, { excluded_principals });
    if (!outcome.ok) throw new Error(outcome.why);
    expect(codesOf(outcome.built)).toEqual(['J18.9']);
    const report = buildReport(history, outcome.built, parameters({ excluded_principals }));
    expect(report).toMatchObject({ read: 8, built: 3, excluded: 5 });
  });

  it('of no case builds nothing', () => {
    expect(build(historyOf([stay('J18.900', null)]))).toEqual({ ok: false, why: 'no-cases' });
  });
});

const dx = fc.constantFrom(
  'K35.800',
  'K35.801',
  'K35.900',
  'K52.900',
  'J18.900',
  'J18.000',
  'I10.x00',
  'C34.901',
  'U07.100',
);
const proc = fc.constantFrom(
  '47.0100',
  '47.0100x001',
  '54.2100',
  '54.5100',
  '45.1301',
  '99.2503',
  '00.0000x999',
  '没有编码',
);
const cases: fc.Arbitrary<HistoryCase> = fc
  .record({
    principal: dx,
    operations: fc.array(proc, { maxLength: 3 }),
    costFen: fc.integer({ min: 1, max: 5_000_000 }),
    year: fc.constantFrom('2023', '2024', '2025'),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, null),
  })
  .map(({ principal, operations, costFen, year, level }) =>
    stay([principal, ...operations].join(' '), costFen, { year, level }),
  );
const histories = fc.array(cases, { minLength: 1, maxLength: 80 });

describe('whatever the history', () => {
  it('each of its cases falls into exactly one group of the catalogue, with a score, and none is lost', () => {
    holds(
      fc.property(histories, (history) => {
        const { catalogue } = built(history);
        dipCatalogueSchema.parse(catalogue);
        const grouper = compileCatalogue(catalogue, kinds);
        const counts = new Map<string, number>();
        for (const { given } of history) {
          const { status, code, score } = grouper.group(given);
          expect(status).toBe('grouped');
          expect(score).not.toBeNull();
          counts.set(code, (counts.get(code) ?? 0) + 1);
        }
        const groups = [...catalogue.groups, ...catalogue.comprehensive];
        for (const { code, cases: told } of groups) expect(counts.get(code)).toBe(told);
        expect(counts.size).toBe(groups.length);
      }),
    );
  });

  it('the order of its cases is nothing', () => {
    holds(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, random) => {
        const shuffled = history
          .map((one) => ({ one, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const [first, second] = [built(history), built(shuffled)];
        expect(JSON.stringify(second.catalogue)).toBe(JSON.stringify(first.catalogue));
        expect(tierRows(second, parameters())).toEqual(tierRows(first, parameters()));
      }),
    );
  });

  it('costs in another unit make the same catalogue, but for its means', () => {
    holds(
      fc.property(histories, fc.integer({ min: 2, max: 9 }), (history, k) => {
        const dearer = history.map((one) => ({ ...one, costFen: (one.costFen ?? 0) * k }));
        const figuresOf = (given: readonly HistoryCase[]) =>
          [...built(given).figures].map(([code, { score, cv, cases: n }]) => [code, score, cv, n]);
        expect(figuresOf(dearer)).toEqual(figuresOf(history));
      }),
    );
  });

  it('every tier has all its cases', () => {
    holds(
      fc.property(histories, (history) => {
        const rows = tierRows(built(history), parameters());
        for (const { id } of parameters().tiers) {
          const cases = rows.filter(({ tier }) => tier === id).reduce((sum, row) => sum + row.cases, 0);
          expect(cases).toBe(history.length);
        }
      }),
    );
  });
});
