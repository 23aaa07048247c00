import type { Words } from '../claims/words.ts';

/** How the money of a finding is computed, by the stable key that findings carry. */
export const amountMethods = {
  'line-amount': { zh: '涉及明细的净金额合计', en: 'net amount of the lines concerned' },
  'beyond-course': {
    zh: '超出支付疗程之日起的明细净金额',
    en: 'net amount of the lines charged after the payable course',
  },
  'included-items': { zh: '被包含项目的明细净金额', en: 'net amount of the contained items' },
  'excess-quantity': { zh: '超出限定频次的数量所占金额', en: 'share of the quantity above the limit' },
  'above-discount': { zh: '实收金额与应折价金额之差', en: 'amount charged above the discounted price' },
  'above-cap': { zh: '超出限价或限额的金额', en: 'amount above the highest price or sum' },
  'parts-above-whole': {
    zh: '各组成部分收费与整体项目价格之差',
    en: 'what the parts cost above the price of the whole',
  },
  'overlapping-days': {
    zh: '与另一药品同日收取的明细净金额',
    en: 'net amount of the lines charged on the same days as the other drug',
  },
  'bill-cost': { zh: '该次结算总费用', en: 'total cost of the stay or bill' },
  'outpatient-bills': { zh: '相关门诊结算总费用', en: 'total cost of the outpatient bills concerned' },
  'beyond-kinds': {
    zh: '超出品种数限定的、金额最低的品种的净金额',
    en: 'net amount of the cheapest kinds beyond the number allowed',
  },
  'stay-cost': { zh: '后一次住院总费用', en: 'total cost of the later stay' },
  'above-threshold': { zh: '总费用超出异常阈值的部分', en: 'cost above the anomaly threshold' },
  'stated-by-rule': { zh: '按规则自定的算式', en: 'by the formula of the rule itself' },
  'group-difference': {
    zh: '入组支付额与去除存疑编码后入组支付额之差',
    en: 'payment of the group less that of the group without the codes in doubt',
  },
  'payment-beyond-limit': {
    zh: '越过费用界线后的支付额与未越过时支付额之差',
    en: 'payment beyond the limit of cost less what would be paid short of it',
  },
  'payment-above-cost': { zh: '支付额高于总费用的部分', en: 'payment above the cost of the stay' },
  'case-payment': {
    zh: '该次住院的支付额，未定价时为总费用',
    en: 'what the stay is paid, or its cost where it is not priced',
  },
  'above-product': {
    zh: '计费金额高于数量乘单价的部分',
    en: 'amount charged above quantity times price',
  },
  none: { zh: '不计金额', en: 'no money is claimed' },
} as const satisfies Readonly<Record<string, Words>>;

export type AmountMethod = keyof typeof amountMethods;
