import type { Words } from '../claims/words.ts';
import type { Indicator } from './indicator.ts';

/** What a finding says, by method. */
export const findingWords: Readonly<Record<Indicator['method'], Words>> = {
  peers: {
    zh: '{name}：{value}。同组病例{stays}例，可比值{observed}，同行期望{expected}，O/E {ratio}（95%区间{low}–{high}），位于{peers}个同类单位的第{percentile}百分位，p={p}，q={q}',
    en: '{name}: {value}. {stays} stays against their like: {observed}, expected {expected}, ratio {ratio} (95 % interval {low} to {high}), percentile {percentile} beside {peers} units, p {p}, q {q}',
  },
  break: {
    zh: '{name}：自{since}起由{expected}变为{observed}（已扣除病组构成与同行走势），比值{ratio}（95%区间{low}–{high}），病例{stays}例，p={p}，q={q}',
    en: '{name}: since {since} {observed}, before {expected}, mix of groups and course of the peers taken off; ratio {ratio} (95 % interval {low} to {high}), {stays} stays, p {p}, q {q}',
  },
  growth: {
    zh: '{name}：自{since}起由{expected}变为{observed}（已扣除病组构成），比值{ratio}（95%区间{low}–{high}），病例{stays}例，p={p}，q={q}',
    en: '{name}: since {since} {observed}, before {expected}, mix of groups taken off; ratio {ratio} (95 % interval {low} to {high}), {stays} stays, p {p}, q {q}',
  },
};

/** A figure with its unit. */
export function sayMeasure(shownAs: Indicator['shownAs'], value: number): Words {
  if (shownAs === 'percent') return both(`${(100 * value).toFixed(1)}%`);
  if (shownAs === 'weight') return both(value.toFixed(2));
  const text = value.toFixed(1);
  const unit = {
    yuan: { zh: '元', en: 'yuan' },
    days: { zh: '天', en: 'days' },
    'doses-per-100-days': { zh: 'DDDs/100人天', en: 'DDDs per 100 patient-days' },
  }[shownAs];
  return { zh: `${text}${unit.zh}`, en: `${text} ${unit.en}` };
}

const both = (text: string): Words => ({ zh: text, en: text });
