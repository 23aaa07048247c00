import { describe, expect, it } from 'vitest';
import { rocPoint } from '../../bench/roc-point.ts';

const thing = (setl_id: string, kind = 'violation', rule_id = 'R') => {
  return { hospital: 'H', setl_id, rule_id, kind };
};
const judged = new Set(['H#1', 'H#2', 'H#3', 'H#4', 'H#5', 'H#6']);

describe('rocPoint', () => {
  it('divides hits by the planted, false alarms by the others and by all alarms', () => {
    const planted = [thing('1'), thing('2'), thing('3', 'near-miss')];
    expect(rocPoint('R', planted, [thing('1'), thing('3'), thing('3')], judged)).toEqual({
      judged: 6,
      truePositiveRate: 0.5,
      falsePositiveRate: 0.25,
      falseDiscoveryRate: 0.5,
    });
  });

  it('leaves out cases that could not be judged, on either side, and other rules', () => {
    const planted = [thing('1'), thing('7')];
    const found = [thing('1'), thing('8'), thing('4', '', 'S')];
    expect(rocPoint('R', planted, found, judged)).toMatchObject({
      truePositiveRate: 1,
      falsePositiveRate: 0,
      falseDiscoveryRate: 0,
    });
  });

  it('has no rate where there is nothing to divide by', () => {
    expect(rocPoint('R', [], [], new Set())).toEqual({
      judged: 0,
      truePositiveRate: null,
      falsePositiveRate: null,
      falseDiscoveryRate: null,
    });
  });
});
