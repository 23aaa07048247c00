import type { Words } from '../claims/words.ts';

/**
 * An article of a rule's legal basis in full: `条例 38(2)` is 医疗保障基金使用监督管理条例 (State Council Decree 735),
 * article 38, item 2. What is written otherwise stays as it is.
 */
export function legalBasisWords(basis: string): Words {
  const [, article, item] = /^条例 (\d+)(?:\((\d)\))?$/.exec(basis) ?? [];
  if (article === undefined) return { zh: basis, en: basis };
  const [zhItem, enItem] = item === undefined ? ['', ''] : [`第${item}项`, `(${item})`];
  return {
    zh: `《医疗保障基金使用监督管理条例》第${article}条${zhItem}`,
    en: `Regulations on the Supervision and Administration of the Use of Medical Security Funds, art. ${article}${enItem}`,
  };
}
