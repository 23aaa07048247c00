import { describe, expect, it } from 'vitest';
import { legalBasis, shortLegalBasis } from '../../../web/src/parts/legal-basis.ts';
import en from '../../../web/src/texts/en/common.json' with { type: 'json' };
import zh from '../../../web/src/texts/zh-CN/common.json' with { type: 'json' };

const wordsOf = (words: typeof en | typeof zh) => ({
  t: (key: string, values: Record<string, string | number> = {}) => {
    const name = key.replace(/^common:(basis\.)?/, '');
    const text = name === 'comma' ? words.comma : words.basis[name as keyof typeof words.basis];
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  },
});

describe('the legal basis of a rule', () => {
  const basis = ['条例 38(5)', '条例 41'];

  it('is told by the name of its law in the language that is read', () => {
    expect(legalBasis(basis, wordsOf(zh))).toBe('《医疗保障基金使用监督管理条例》第38条第5项、第41条');
    expect(legalBasis(basis, wordsOf(en))).toBe(
      'Regulations on the Supervision and Administration of the Use of Medical Security Funds, art. 38(5), art. 41',
    );
  });

  it('has no Chinese left in an English table', () => {
    expect(shortLegalBasis(basis, wordsOf(en))).toBe('Regulations art. 38(5), Regulations art. 41');
    expect(shortLegalBasis(basis, wordsOf(zh))).toBe('条例 38(5)、条例 41');
  });

  it('stays as it is where nobody knows the law, and is said to be none', () => {
    expect(legalBasis(['办法 3', '条例 15'], wordsOf(en))).toMatch(/art\. 15, 办法 3$/);
    expect([legalBasis([], wordsOf(en)), shortLegalBasis([], wordsOf(en))]).toEqual(['—', null]);
  });
});
