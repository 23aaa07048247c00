import type { Words } from '../claims/words.ts';
import type { codeNaming } from './case-code-words.ts';
import type { Comparison } from './condition.ts';
import type { Evidence } from './trace-step.ts';

/** Operators as Chinese text writes them. */
export const signs = { '==': '＝', '<': '＜', '<=': '≤', '>': '＞', '>=': '≥' } as const;

/** How many injured body sites or injuries the case has, and how many are asked for. */
export function siteWords(
  what: 'sites' | 'diagnoses',
  group: string,
  { value, codes, holds: does }: Evidence & { readonly holds: boolean },
  [operator, bound]: Comparison,
): Words {
  const said = codes.map(({ code, sites }) => `${code}（${(sites ?? []).join('、')}）`);
  const list = said.length > 0 ? `：${said.join('，')}` : '';
  const codeList = codes.length > 0 ? ` (${codes.map(({ code }) => code).join(', ')})` : '';
  const { zh, en } = {
    sites: {
      zh: `诊断涉及 ${group} 的 ${value} 个不同损伤部位`,
      en: `different injured body sites of ${group} in the case`,
    },
    diagnoses: {
      zh: `属于 ${group} 损伤部位的诊断有 ${value} 个`,
      en: `diagnoses of the injured body sites of ${group} in the case`,
    },
  }[what];
  return {
    zh: `${zh}${list}${does ? '，符合' : '，须'} ${signs[operator]}${bound}`,
    en: `${en}: ${value}${codeList}, ${does ? 'as asked' : 'needed'} (${operator} ${bound})`,
  };
}

/** How many different codes of a list the case has, and how many are asked for. */
export function countWords(
  subject: Words,
  list: Words,
  { value, codes, holds: does }: Evidence & { readonly holds: boolean },
  [operator, bound]: Comparison,
  naming: ReturnType<typeof codeNaming>,
): Words {
  const said = naming(codes);
  const [zhCodes, enCodes] = codes.length > 0 ? [`（${said.zh}）`, ` (${said.en})`] : ['', ''];
  return {
    zh: `${list.zh}中的${subject.zh}有 ${value} 个${zhCodes}${does ? '，符合' : '，须'} ${signs[operator]}${bound}`,
    en: `${value} ${subject.en} in ${list.en}${enCodes} (${does ? 'asked' : 'needed'}: ${operator} ${bound})`,
  };
}
