import type { InsuranceType } from '../claims/settlement-list.ts';
import type { Words } from '../claims/words.ts';
import type { PriceStep } from './price-step.ts';

type StepOf<K extends PriceStep['step']> = Extract<PriceStep, { readonly step: K }>;
type StepWords = { readonly [K in PriceStep['step']]: (step: StepOf<K>) => Words };

/** Says one step of how a payment came about, in both languages. */
export function priceStepWords(step: PriceStep): Words {
  return words[step.step](step as never);
}

const insurances: Readonly<Record<InsuranceType, Words>> = {
  employee: { zh: '职工', en: 'employees' },
  resident: { zh: '居民', en: 'residents' },
  other: { zh: '其他参保人', en: 'other insured' },
};

export const levelNames = { 1: '一级', 2: '二级', 3: '三级' } as const;

const yuan = (fen: number) => (fen / 100).toFixed(2);
export const percent = (share: number) => `${Number((share * 100).toFixed(4))}%`;

const words: StepWords = {
  standard: ({ group, level, insurance, weight, rate, coefficient }) => {
    const zh = [
      weight === null ? '' : `权重 ${weight}`,
      rate === null ? '' : `基础费率 ${rate.yuan} 元${rate.published ? '' : '（由标准推得）'}`,
      coefficient === null ? '' : `系数 ${coefficient}`,
    ].filter(Boolean);
    const en = [
      weight === null ? '' : `relative weight ${weight}`,
      rate === null
        ? ''
        : `base rate ${rate.yuan} yuan${rate.published ? '' : ' (follows from the standards)'}`,
      coefficient === null ? '' : `coefficient ${coefficient}`,
    ].filter(Boolean);
    return {
      zh: `${group} 的支付标准，${level ? `${levelNames[level]}医疗机构、` : ''}${insurances[insurance].zh}${zh.length > 0 ? `：${zh.join(' × ')}` : ''}`,
      en: `Payment standard of ${group}, ${level ? `hospitals of level ${level}, ` : ''}${insurances[insurance].en}${en.length > 0 ? `: ${en.join(' × ')}` : ''}`,
    };
  },
  institution: ({ coefficient }) => ({
    zh: `机构系数 ${coefficient}`,
    en: `Coefficient of the institution, ${coefficient}`,
  }),
  limits: ({ lowFen, highFen }) => {
    if (lowFen === null && highFen === null)
      return { zh: '该病组没有高低倍率界限', en: 'The group has no limits for outliers' };
    const low = lowFen === null ? null : yuan(lowFen);
    const high = highFen === null ? null : yuan(highFen);
    return {
      zh: [low && `费用不高于 ${low} 元为低倍率`, high && `不低于 ${high} 元为高倍率`]
        .filter(Boolean)
        .join('，'),
      en: [
        low && `A case of ${low} yuan or less is a low outlier`,
        high && `${low ? 'one' : 'A case'} of ${high} yuan or more a high outlier`,
      ]
        .filter(Boolean)
        .join(', '),
    };
  },
  'high-outlier': ({ costFen, limitFen, pay }) => {
    const [cost, limit] = [yuan(costFen), yuan(limitFen)];
    const how: Words = {
      'excess-share': {
        zh: `超出界限的部分按 ${percent('share' in pay ? pay.share : 1)} 加付`,
        en: `${percent('share' in pay ? pay.share : 1)} of what is above the limit is added`,
      },
      'ratio-factor': {
        zh: `标准加超出部分，再乘以 ${'factor' in pay ? pay.factor : 1}`,
        en: `the standard and what is above the limit, times ${'factor' in pay ? pay.factor : 1}`,
      },
      'by-item': {
        zh: `改按费用的 ${percent('share' in pay ? pay.share : 1)} 支付`,
        en: `paid ${percent('share' in pay ? pay.share : 1)} of the cost instead`,
      },
    }[pay.method];
    return {
      zh: `高倍率：费用 ${cost} 元，不低于界限 ${limit} 元；${how.zh}`,
      en: `High outlier: a cost of ${cost} yuan at or above the limit of ${limit}; ${how.en}`,
    };
  },
  'low-outlier': ({ costFen, limitFen, pay }) => {
    const [cost, limit] = [yuan(costFen), yuan(limitFen)];
    const how: Words =
      pay.method === 'by-item'
        ? {
            zh: `改按费用的 ${percent(pay.share)} 支付`,
            en: `paid ${percent(pay.share)} of the cost instead`,
          }
        : { zh: '按费用占界限的比例支付标准', en: 'paid the standard in proportion of cost to limit' };
    return {
      zh: `低倍率：费用 ${cost} 元，不高于界限 ${limit} 元；${how.zh}`,
      en: `Low outlier: a cost of ${cost} yuan at or below the limit of ${limit}; ${how.en}`,
    };
  },
  exit: ({ title, pay }) => {
    const how: Words =
      pay.method === 'bed-day'
        ? { zh: '按床日支付', en: 'paid by the day' }
        : pay.method === 'by-item'
          ? { zh: `按费用的 ${percent(pay.share)} 支付`, en: `paid ${percent(pay.share)} of the cost` }
          : { zh: `按标准的 ${percent(pay.share)} 支付`, en: `paid ${percent(pay.share)} of the standard` };
    return { zh: `不按病组支付（${title.zh}）：${how.zh}`, en: `Not by its group (${title.en}): ${how.en}` };
  },
  'by-item': () => ({ zh: '该病组按项目据实支付', en: 'The group is paid as billed' }),
  unpaid: ({ why }) => unpaidWords[why],
  paid: () => ({ zh: '医保支付标准合计', en: 'Payment' }),
  billed: () => ({ zh: '病例总费用', en: 'Cost of the case' }),
  balance: ({ balanceFen }) =>
    balanceFen < 0 ? { zh: '亏损', en: 'Loss of the hospital' } : { zh: '结余', en: 'Left to the hospital' },
  fund: ({ method }) =>
    method === 'pro-rata'
      ? {
          zh: '其中基金支付：按原账单中基金的占比',
          en: 'Of it the fund pays: as large a share as of the bill',
        }
      : {
          zh: '其中基金支付：扣除个人负担后',
          en: 'Of it the fund pays: what is left without the patient’s part',
        },
};

const unpaidWords: Readonly<Record<StepOf<'unpaid'>['why'], Words>> = {
  'case-review': { zh: '特例单议：评审之后才知道支付多少', en: 'A review of the case decides what is paid' },
  'no-standard': {
    zh: '当地没有这个病组、级别和参保类型的支付标准',
    en: 'The region publishes no standard for the group at this level and insurance',
  },
  'no-cost': { zh: '清单没有费用', en: 'The list has no cost' },
};
