import { describe, expect, it } from 'vitest';
import { legalBasisWords } from '../../../core/rules/legal-basis-words.ts';

describe('the legal basis of a rule', () => {
  it('is told in full, in both languages, with or without an item', () => {
    const law = 'Regulations on the Supervision and Administration of the Use of Medical Security Funds';
    expect(legalBasisWords('条例 38(2)')).toEqual({
      zh: '《医疗保障基金使用监督管理条例》第38条第2项',
      en: `${law}, art. 38(2)`,
    });
    expect(legalBasisWords('条例 15')).toEqual({
      zh: '《医疗保障基金使用监督管理条例》第15条',
      en: `${law}, art. 15`,
    });
  });

  it.each(['', '办法 3', '条例 x'])('written as “%s” stays as it is', (basis) => {
    expect(legalBasisWords(basis)).toEqual({ zh: basis, en: basis });
  });
});
