import { describe, expect, it } from 'vitest';
import { isExact, type PlantedThing, scoreRules } from '../../bench/score-rules.ts';

const planted = (setl_id: string, kind: string, rule_id: string | null = 'R'): PlantedThing => {
  return { hospital: 'H', setl_id, rule_id, kind };
};
const found = (setl_id: string, rule_id = 'R') => ({ hospital: 'H', setl_id, rule_id });

describe('scoreRules', () => {
  it('divides what was found of the planted by the planted, and by the found', () => {
    const truth = [planted('1', 'violation'), planted('2', 'violation'), planted('3', 'near-miss')];
    const [score] = scoreRules(truth, [found('1'), found('3'), found('4'), found('5')]);
    expect(score).toMatchObject({ planted: 2, found: 1, recall: 0.5, findings: 4, precision: 0.25 });
    expect(score).toMatchObject({ nearMisses: 1, nearMissesFound: 1 });
  });

  it('counts a case once, however many findings of the rule it has', () => {
    const [score] = scoreRules([planted('1', 'violation')], [found('1'), found('1')]);
    expect(score).toMatchObject({ findings: 1, recall: 1, precision: 1 });
  });

  it('keeps the same settlement id of two hospitals apart', () => {
    const elsewhere = { ...found('1'), hospital: 'G' };
    expect(scoreRules([planted('1', 'violation')], [elsewhere])[0]).toMatchObject({
      recall: 0,
      precision: 0,
    });
  });

  it('names a rule that only one side knows, without a figure where nothing stands below the line', () => {
    const scores = scoreRules([planted('1', 'violation', 'A')], [found('1', 'B')]);
    expect(scores.map(({ rule, recall, precision }) => [rule, recall, precision])).toEqual([
      ['A', 0, null],
      ['B', null, 0],
    ]);
  });

  it('leaves malformed rows out, which belong to no rule', () => {
    expect(scoreRules([planted('1', 'malformed', null)], [])).toEqual([]);
  });

  it('has a rule as exact that found what was planted and nothing else, not even in the same number', () => {
    const exact = (ids: readonly string[]) =>
      scoreRules(
        [planted('1', 'violation'), planted('2', 'near-miss')],
        ids.map((id) => found(id)),
      ).every(isExact);
    expect([['1'], ['1', '1'], ['2'], ['1', '2'], []].map(exact)).toEqual([true, true, false, false, false]);
  });
});
