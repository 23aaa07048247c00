import type { Words } from '../claims/words.ts';
import type { Lack } from './ask-parts.ts';
import type { DistributionNote } from './distribution.ts';

type Notes = {
  readonly [Code in DistributionNote['code']]: Extract<DistributionNote, { readonly code: Code }>;
};

const wordsOfNote: { readonly [Code in keyof Notes]: (note: Notes[Code]) => Words } = {
  'awards-cut': () => ({
    zh: '奖励合计超过总额，按比例扣减，其余部分无余额',
    en: 'the awards come to more than the pool: they are cut in proportion, and nothing is left for the other parts',
  }),
  'nobody-scores': ({ part }) => ({
    zh: `${part}：各单元均无点数`,
    en: `${part}: nobody has a point`,
  }),
  'caps-leave': ({ fen }) => ({
    zh: `受上限限制，余 ${yuanText(fen)} 元未分配`,
    en: `caps leave ${yuanText(fen)} yuan to nobody`,
  }),
  'below-nought': ({ unit, part }) => ({
    zh: `${unit}：${part} 公式结果为负，按零计`,
    en: `${unit}: the formula of ${part} comes to less than nought, which counts as nought`,
  }),
  'guard-unknown': ({ unit, guard, holds, missing }) => ({
    zh: `${unit}：${guard} 无数据（${missing.join('、')}），按${holds ? '成立' : '不成立'}处理`,
    en: `${unit}: no data for ${guard} (${missing.join(', ')}); it is taken ${holds ? 'to hold' : 'not to hold'}`,
  }),
};

/** Says a note in both languages. */
export function noteWords(note: DistributionNote): Words {
  return (wordsOfNote[note.code] as (of: DistributionNote) => Words)(note);
}

/** Says what a formula lacks in both languages. */
export function lackWords({ unit, of, missing }: Lack): Words {
  const whose = unit === null ? '' : `${unit} `;
  if (missing.length === 0)
    return { zh: `${whose}${of}：公式除以零，无结果`, en: `${whose}${of}: the formula divides by nought` };
  return {
    zh: `${whose}${of}：无数据，缺少 ${missing.join('、')}`,
    en: `${whose}${of}: no data, for want of ${missing.join(', ')}`,
  };
}

const yuanText = (fen: number) => (fen / 100).toFixed(2);
