import { describe, expect, it } from 'vitest';
import { judgeUnit } from '../../../core/performance/judge-unit.ts';
import type { PerformanceFigures } from '../../../core/performance/performance-figures.ts';
import { curve, pointsPart, rulesWith, someIndicators } from '../../support/performance.ts';

const title = { zh: '名', en: 'name' };
const item = (id: string, of: string, marks: number, points: ReturnType<typeof curve>) => ({
  id,
  title,
  dimension: 'quality' as const,
  of,
  curve: points,
  marks,
  source: 'test',
});

const rules = (knownShare: number) =>
  rulesWith({
    scorecard: {
      kinds: ['ward'],
      items: [
        item('satisfaction', 'indicator("satisfaction")', 30, curve([0.8, 0], [0.9, 1])),
        item('readmission', 'indicator("readmission")', 50, curve([0.02, 1], [0.08, 0])),
        item('heads', 'cases / headcount', 20, curve([0, 0], [10, 1])),
      ],
      knownShare,
      minWeight: 0,
    },
    terms: [{ name: 'bonus', title, value: 'scorecard >= 80.0 ? 0.1 : 0.0', source: 'test' }],
    parts: [pointsPart('work', 1, 'cases * (1.0 + bonus)')],
  });

const unit = (
  changes: Partial<PerformanceFigures['units'][number]> = {},
): PerformanceFigures['units'][number] => ({
  id: 'A1',
  facts: { cases: 50, headcount: 10 },
  indicators: { satisfaction: 0.85, readmission: 0.02 },
  ...changes,
});

const judge = (knownShare: number, changes?: Partial<PerformanceFigures['units'][number]>) =>
  judgeUnit(rules(knownShare), unit(changes), someIndicators);

describe('the scorecard of a unit', () => {
  it('adds the marks of its items up to a score of at most 100', () => {
    const { scorecard } = judge(1);
    expect(scorecard?.items.map(({ scored }) => scored)).toEqual([15, 50, 10]);
    expect(scorecard).toMatchObject({ score: 75, knownShare: 1, missing: [] });
  });

  it('is of the items that are known, where these carry enough of the marks', () => {
    const { scorecard, terms } = judge(0.8, { facts: { cases: 50, headcount: 0 } });
    expect(scorecard?.items[2]).toMatchObject({ value: null, scored: null, missing: [] });
    expect(scorecard).toMatchObject({ score: 81.25, knownShare: 0.8 });
    expect(terms).toEqual([{ term: 'bonus', value: 0.1, missing: [] }]);
  });

  it('is no data where they carry too little, and whatever hangs on it names what is missing', () => {
    const { scorecard, terms } = judge(0.81, { indicators: { readmission: 0.03 } });
    expect(scorecard).toMatchObject({ score: null, missing: ['indicator("satisfaction")'] });
    expect(terms).toEqual([{ term: 'bonus', value: null, missing: ['indicator("satisfaction")'] }]);
  });

  it('is not made of a kind that the scheme does not score', () => {
    expect(judge(1, { kind: 'team' }).scorecard).toBe(null);
    expect(judge(1, { kind: 'team' }).terms[0]?.missing).toEqual(['scorecard']);
  });
});
