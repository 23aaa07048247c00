import { describe, expect, it } from 'vitest';
import { compareDistributions } from '../../../core/performance/compare-distributions.ts';
import { distributePool } from '../../../core/performance/distribute-pool.ts';
import { figuresOf, pointsPart, rulesWith, someIndicators } from '../../support/performance.ts';

const figures = figuresOf(1000, [
  { id: 'A1', facts: { totalWeight: 3, cases: 1 } },
  { id: 'A2', facts: { totalWeight: 1, cases: 3 } },
  { id: 'A3', facts: { totalWeight: 0, cases: 0 } },
]);

function distributionBy(points: string) {
  const outcome = distributePool(
    rulesWith({ parts: [pointsPart('work', 1, points)] }),
    figures,
    someIndicators,
  );
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.distribution;
}

describe('compareDistributions', () => {
  it('says who wins and who loses, and how much changes hands', () => {
    expect(compareDistributions(distributionBy('totalWeight'), distributionBy('cases'))).toEqual({
      units: [
        { unit: 'A1', fen: 750, againstFen: 250, changeFen: -500, change: -500 / 750 },
        { unit: 'A2', fen: 250, againstFen: 750, changeFen: 500, change: 2 },
        { unit: 'A3', fen: 0, againstFen: 0, changeFen: 0, change: null },
      ],
      winners: 1,
      losers: 1,
      unchanged: 1,
      wonFen: 500,
      lostFen: 500,
    });
  });
});
