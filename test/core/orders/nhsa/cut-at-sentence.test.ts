import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtSentence } from '../../../../core/orders/nhsa/cut-at-sentence.ts';
import { holds } from '../../../support/holds.ts';

describe('a text that is too long', () => {
  it('ends with its last whole sentence', () => {
    expect(cutAtSentence('药品重复。请核对医嘱。再考虑停用其一。', 12)).toBe('药品重复。请核对医嘱。');
  });

  it('is cut inside its first sentence where that alone is too long, and says so', () => {
    expect(cutAtSentence('没有句号的很长的说明文字', 6)).toBe('没有句号的…');
  });

  it('never grows, never splits a character, and stays as it is where it fits', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
    holds(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const cut = cutAtSentence(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= most) expect(cut).toBe(text);
      }),
    );
  });
});
