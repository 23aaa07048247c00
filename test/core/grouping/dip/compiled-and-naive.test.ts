import { describe, expect, it } from 'vitest';
import type { DipReading } from '../../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../../core/grouping/dip/compile-catalogue.ts';
import type { DipResult } from '../../../../core/grouping/dip/dip-grouper.ts';
import { aimCases } from '../../../../generator/dip/aim-cases.ts';
import { type CatalogueSizes, makeCatalogue } from '../../../../generator/dip/make-catalogue.ts';
import { groupNaively } from '../../../support/dip/group-naively.ts';
import { nationalDiagnoses, nationalKinds, nationalProcedures } from '../../../support/dip/national-codes.ts';

/** A tenth of the published rows: every sheet, so that the naive reading is through in time. */
const tenth: Partial<CatalogueSizes> = {
  merged: 172,
  basic: 327,
  excludedPrincipals: 474,
  excludedOperations: 411,
  primaryCare: 60,
  categories: 150,
};

const otherReading: Partial<DipReading> = {
  rowChoice: 'narrowest',
  blankOperations: 'conservative',
  exclusions: 'prefixes',
  cells: 'whole-codes',
  treatmentBy: 'main',
};

const runs = [
  { what: 'the published size', seed: 'full', sizes: {}, reading: {}, count: 3000 },
  {
    what: 'the published size, read otherwise',
    seed: 'full-other',
    sizes: {},
    reading: otherReading,
    count: 3000,
  },
  ...['one', 'two', 'three', 'four'].flatMap((seed) => [
    { what: `a tenth of it, ${seed}`, seed, sizes: tenth, reading: {}, count: 5500 },
    {
      what: `a tenth of it, ${seed}, read otherwise`,
      seed,
      sizes: tenth,
      reading: otherReading,
      count: 5500,
    },
  ]),
];

const allStages = ['basic', 'burns', 'comprehensive', 'early', 'merged', 'tuberculosis', 'tumours'];

describe('the compiled grouper and a naive reading of the sheets agree', () => {
  it.each(runs)('on $count cases aimed at a catalogue of $what', ({ seed, sizes, reading, count }) => {
    const catalogue = makeCatalogue({ seed, sizes, reading }, nationalDiagnoses, nationalProcedures);
    const cases = aimCases(catalogue, nationalDiagnoses, nationalProcedures, { seed, count });
    const grouper = compileCatalogue(catalogue, nationalKinds);
    const naive = { catalogue, kinds: nationalKinds };
    const results = cases.map((given) => grouper.group(given));
    const differing = cases.filter((given, i) => {
      const { code, primaryCare } = groupNaively(naive, given);
      const { status, ...ours } = results[i] as DipResult;
      return code !== (status === 'grouped' ? ours.code : status) || primaryCare !== ours.primaryCare;
    });
    expect(differing).toEqual([]);
    const stages = Map.groupBy(results, ({ stage }) => stage);
    expect([...stages.keys()].filter((stage) => stage !== null).toSorted()).toEqual(allStages);
    for (const [, taken] of stages) expect(taken.length).toBeGreaterThan(count / 100);
    expect(results.some(({ primaryCare }) => primaryCare)).toBe(true);
  });

  it('on 50,000 cases in all', () => {
    expect(runs.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(50_000);
  });
});
