import { describe, expect, it } from 'vitest';
import { countOutcomes, shownPrecision } from '../../../core/review/shown-precision.ts';

describe('shownPrecision', () => {
  it('is what the rule declares until somebody answers', () => {
    expect(shownPrecision(0.9, { confirmed: 0, rejected: 0 })).toBeCloseTo(0.9);
  });

  it('comes near to the share confirmed as answers come in', () => {
    expect(shownPrecision(0.9, { confirmed: 0, rejected: 20 })).toBeCloseTo(0.45);
    expect(shownPrecision(0.9, { confirmed: 100, rejected: 900 })).toBeCloseTo(118 / 1020);
  });
});

describe('countOutcomes', () => {
  it('counts by rule what is decided', () => {
    const reviewed = [
      { rule: 'A', outcome: 'confirmed' },
      { rule: 'A', outcome: 'rejected' },
      { rule: 'A', outcome: 'confirmed' },
      { rule: 'B', outcome: null },
    ] as const;
    expect([...countOutcomes(reviewed)]).toEqual([['A', { confirmed: 2, rejected: 1 }]]);
  });
});
