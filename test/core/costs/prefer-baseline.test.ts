import { describe, expect, it } from 'vitest';
import type { CostBaseline } from '../../../core/costs/cost-baseline.ts';
import { preferBaselines } from '../../../core/costs/prefer-baseline.ts';

const baselines = (cases: Readonly<Record<string, number>>): ReadonlyMap<string, CostBaseline> =>
  new Map(
    Object.entries(cases).map(([group, count]) => [
      group,
      { group, cases: count, medianLogCost: 13, madLogCost: 0.2 },
    ]),
  );

describe('the baselines that a batch is measured by', () => {
  it('are those of its region where its own rest on fewer cases, or where it has none', () => {
    const preferred = preferBaselines(
      baselines({ FV25: 3, ES33: 500 }),
      baselines({ FV25: 900, ES33: 400, GB25: 40 }),
    );
    expect(Object.fromEntries([...preferred].map(([group, { cases }]) => [group, cases]))).toEqual({
      FV25: 900,
      ES33: 500,
      GB25: 40,
    });
  });
});
