import type { Words } from '../claims/words.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { sayEvidence } from '../rules/evidence-words.ts';
import type { GoodNews } from './good-news.ts';
import type { Lamp, NoLamp } from './lamp.ts';
import type { Limit } from './limit.ts';
import { sayValue } from './value-words.ts';

const colourWords: Readonly<Record<Lamp['colour'], Words>> = {
  red: { zh: '红', en: 'red' },
  yellow: { zh: '黄', en: 'yellow' },
  green: { zh: '绿', en: 'green' },
  none: { zh: '无', en: 'none' },
};

const reasons: Readonly<Record<NoLamp, Words>> = {
  'not-in-force': { zh: '指标不在有效期内', en: 'the indicator is not in force' },
  'no-threshold': { zh: '只展示，不设阈值', en: 'shown only, without a threshold' },
  'no-data': { zh: '无数据', en: 'no data' },
  'few-cases': { zh: '病例数不足', en: 'too few cases' },
  'few-peers': { zh: '同类单位不足', en: 'too few peers' },
  'few-months': { zh: '历史月份不足', en: 'too few months of its own' },
};

const bases: Readonly<Record<Limit['basis'], Words>> = {
  fixed: { zh: '固定阈值', en: 'a fixed threshold' },
  peers: { zh: '{n}个同类单位', en: '{n} peers' },
  history: { zh: '自身此前{n}个月', en: 'its own {n} months before' },
};

const lit: Words = {
  zh: '{colour}灯：{name} {value}（{cases}例），黄线{yellow}、红线{red}（依据：{basis}）；{certainty}',
  en: '{colour}: {name} {value} ({cases} cases), yellow from {yellow}, red from {red} by {basis}; {certainty}',
};
const unlit: Words = { zh: '不亮灯：{name}，{reason}', en: 'no lamp: {name}, {reason}' };

const certainties = {
  range: {
    zh: '真实值95%在{low}至{high}之间，越{line}线的概率{probability}',
    en: 'the true value lies between {low} and {high} at 95 %, past {line} with a probability of {probability}',
  },
  mayBeChance: {
    zh: '已越红线，但可能是偶然，故不亮红灯',
    en: 'past red, but chance may explain it: not red',
  },
  unknown: { zh: '无法估计偶然性', en: 'how far chance goes cannot be told' },
} as const satisfies Readonly<Record<string, Words>>;

/** A lamp in one sentence: colour, value, limits and what they rest on, and how sure it is. */
export function sayLamp(lamp: Lamp, { name, unit }: ManagementIndicator): Words {
  const { colour, value, limit, reason, cases } = lamp;
  if (value === null || limit === null)
    return sayEvidence(unlit, { name, reason: reasons[reason ?? 'no-data'] });
  return sayEvidence(lit, {
    colour: colourWords[colour],
    name,
    value: sayValue(unit, value),
    cases,
    yellow: sayValue(unit, limit.yellow),
    red: sayValue(unit, limit.red),
    basis: sayEvidence(bases[limit.basis], { n: limit.madeOf ?? 0 }),
    certainty: sayCertainty(lamp, unit),
  });
}

function sayCertainty(
  { colour, range, pastProbability, isPastRed }: Lamp,
  unit: ManagementIndicator['unit'],
): Words {
  const isHeldBack = isPastRed && colour !== 'red';
  if (!range || pastProbability === null)
    return isHeldBack ? joined(certainties.unknown, certainties.mayBeChance) : certainties.unknown;
  const said = sayEvidence(certainties.range, {
    low: sayValue(unit, range.low),
    high: sayValue(unit, range.high),
    line: colourWords[isPastRed ? 'red' : 'yellow'],
    probability: sayValue('share', pastProbability),
  });
  return isHeldBack ? joined(said, certainties.mayBeChance) : said;
}

function joined(a: Words, b: Words): Words {
  return { zh: `${a.zh}；${b.zh}`, en: `${a.en}; ${b.en}` };
}

const news: Readonly<Record<GoodNews['kind'], Words>> = {
  'improved-three-months': { zh: '连续三个月改善', en: 'better three months in a row' },
  'best-of-peers': { zh: '同类单位中最好', en: 'the best of its peers' },
  'turned-green': { zh: '转为绿灯', en: 'turned green' },
};
const maybe: Words = { zh: '（可能是偶然）', en: ' (may be chance)' };

/** Good news in words. */
export function sayNews({ kind, isSure }: GoodNews): Words {
  const { zh, en } = news[kind];
  return isSure ? { zh, en } : { zh: zh + maybe.zh, en: en + maybe.en };
}
