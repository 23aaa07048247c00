import { describe, expect, it } from 'vitest';
import { loadDipTerms } from '../../../platform/knowledge/load-dip-terms.ts';

describe('the installed terms of the demonstration catalogue', () => {
  const terms = [...loadDipTerms('knowledge').values()].filter(({ catalogue }) => catalogue === 'demo-2025');

  it('all have the point value and level coefficients that its history came to', () => {
    const figures = terms.map(({ coefficients, point_value_fen }) => ({
      by_level: coefficients.by_level,
      point_value_fen,
    }));
    expect(terms.map(({ region }) => region)).toEqual(expect.arrayContaining(['371300', '999900']));
    expect(new Set(figures.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});
