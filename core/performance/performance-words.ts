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
  'guard-unknown': ({ units, guard, holds, missing }) => ({
    zh: `${guard} 无数据（${missing.join('、')}），按${holds ? '成立' : '不成立'}处理：${units.join('、')}`,
    en: `${guard}: no data (${missing.join(', ')}), taken ${holds ? 'to hold' : 'not to hold'}: ${units.join(', ')}`,
  }),
};

/** Says a note in both languages. */
export function noteWords(note: DistributionNote): Words {
  return (wordsOfNote[note.code] as (of: DistributionNote) => Words)(note);
}

/** Says what formulas lack in both languages; units that lack the same are told together. */
export function lackWords(lacks: readonly Lack[]): readonly Words[] {
  const alike = Map.groupBy(lacks, ({ of, missing }) => JSON.stringify([of, missing]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const units = [first, ...others].flatMap(({ unit }) => unit ?? []);
    const [zh, en] = units.length === 0 ? ['', ''] : [`：${units.join('、')}`, `: ${units.join(', ')}`];
    if (first.missing.length === 0)
      return [
        { zh: `${first.of} 公式除以零，无结果${zh}`, en: `${first.of}: the formula divides by nought${en}` },
      ];
    return [
      {
        zh: `${first.of} 无数据，缺少 ${first.missing.join('、')}${zh}`,
        en: `${first.of}: no data, for want of ${first.missing.join(', ')}${en}`,
      },
    ];
  });
}

const yuanText = (fen: number) => (fen / 100).toFixed(2);
