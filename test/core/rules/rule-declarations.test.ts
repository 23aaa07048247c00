import { describe, expect, it } from 'vitest';
import { amountMethods } from '../../../core/rules/amount-methods.ts';
import { parseRuleDeclarations } from '../../../core/rules/rule-declarations.ts';
import { declaration } from '../../support/rule-runs.ts';

describe('parseRuleDeclarations', () => {
  it('takes well-formed declarations as they are', () => {
    expect(parseRuleDeclarations([declaration()])).toEqual([declaration()]);
  });

  it('says every mistake at once', () => {
    const wrong = {
      ...declaration(),
      id: 'GZ1',
      confidence: 2,
      legalBasis: ['article 38'],
      effectiveFrom: 'May',
    };
    expect(() => parseRuleDeclarations([wrong])).toThrow(
      /\[0\]\.id[\s\S]*\[0\]\.confidence[\s\S]*\[0\]\.effectiveFrom[\s\S]*\[0\]\.legalBasis\[0\]/,
    );
  });
});

describe('amountMethods', () => {
  it('has words in both languages for every key', () => {
    expect(
      Object.values(amountMethods).every(
        ({ zh, en }) => /\p{Script=Han}/u.test(zh) && /^[\x20-\x7e]+$/.test(en),
      ),
    ).toBe(true);
  });
});
