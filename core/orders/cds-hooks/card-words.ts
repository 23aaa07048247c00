import type { Words } from '../../claims/words.ts';

/** The lines of a warning's detail. */
export const detailWords = {
  amount: { zh: '涉及金额', en: 'Amount concerned' },
  orders: { zh: '涉及医嘱', en: 'Orders concerned' },
  evidence: { zh: '依据的事实', en: 'What was found' },
  more: { zh: '另有 {count} 项', en: 'and {count} more' },
  advice: { zh: '处理建议', en: 'What to do instead' },
  basis: { zh: '法规依据', en: 'Legal basis' },
  standing: { zh: '已开立', en: 'stands already' },
  remove: { zh: '删除医嘱：{order}', en: 'Remove the order: {order}' },
} as const satisfies Readonly<Record<string, Words>>;

/** The lines of the card that says where a stay stands. */
export const outlookWords = {
  heading: { zh: '本次住院的付费现状', en: 'Where the stay stands' },
  item: { zh: '项目', en: 'Item' },
  value: { zh: '数值', en: 'Value' },
  group: { zh: '目前预计病组', en: 'Group as known so far' },
  noGroup: { zh: '目前不能入组', en: 'In no group as yet' },
  weight: { zh: '权重', en: 'Weight' },
  payment: { zh: '预计付费（元）', en: 'Expected payment (CNY)' },
  cost: { zh: '已发生费用（元）', en: 'Cost so far (CNY)' },
  days: { zh: '已住院天数', en: 'Days so far' },
  pace: { zh: '日均费用（元）', en: 'Cost a day (CNY)' },
  left: { zh: '余量（元）', en: 'Left (CNY)' },
  overrun: { zh: '超出（元）', en: 'Overrun (CNY)' },
  daysLeft: { zh: '按此进度还可支持天数', en: 'Days left at this pace' },
  projected: { zh: '预计出院时费用（元）', en: 'Cost at discharge at this pace (CNY)' },
  usual: { zh: '本地区同组中位费用（元）', en: 'Median cost of the group in the region (CNY)' },
  cases: { zh: '（{count} 例）', en: ' ({count} cases)' },
  forecast: {
    zh: '依目前所知预测，不是结算结果。',
    en: 'A forecast by what is known so far, not a settlement.',
  },
} as const satisfies Readonly<Record<string, Words>>;
