import type { Words } from '../../claims/words.ts';
import type { StatementCode, StatementLine } from './statement.ts';

/** What a line is, and its formula with the figures in it, in both languages. */
export function statementWords({ code, figures }: StatementLine): {
  readonly name: Words;
  readonly formula: string;
} {
  const { name, formula } = wordsOf[code];
  const filled = formula.replaceAll(/\{(\w+)\}/g, (_, figure: string) => said(figure, figures[figure]));
  return { name, formula: filled };
}

function said(figure: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return figure === 'upTo' ? '∞' : '–';
  if (figure.endsWith('Fen')) return (value / 100).toFixed(2);
  return figure.endsWith('E4') ? (value / 10_000).toFixed(4) : String(value);
}

interface LineWords {
  readonly name: Words;
  /** Signs and figures: read alike in both languages. */
  readonly formula: string;
}

const wordsOf: Readonly<Record<StatementCode, LineWords>> = {
  payments: { name: { zh: '全年支付额', en: 'payments of the year' }, formula: '' },
  'budget-by-payments': {
    name: { zh: '总额清算（按支付额）', en: 'budget, by payments' },
    formula: '{paymentFen} × {splitFen} ÷ {paymentsFen} − {paymentFen}',
  },
  'budget-by-weights': {
    name: { zh: '总额清算（浮动费率）', en: 'budget, floating rate' },
    formula:
      '{itemFen} + {settledWeightE4} × {coefficient} × {splitFen} ÷ {allWeightE4} (= × {rate}) − {paymentFen}',
  },
  'budget-by-points': {
    name: { zh: '总额清算（点数法）', en: 'budget, points' },
    formula:
      '{itemFen} + {settledWeightE4} × {points} × {coefficient} × {splitFen} ÷ ({allWeightE4} × {points}) (= × {rate}) − {paymentFen}',
  },
  'budget-by-scores': {
    name: { zh: '按结算点值清算（DIP）', en: 'budget, settled point value (DIP)' },
    formula: '{itemFen} + {scoreE4} × {splitFen} ÷ {allScoreE4} (= × {rate} × {fundRatio}) − {paymentFen}',
  },
  'surplus-part': {
    name: { zh: '结余分档', en: 'surplus, by band' },
    formula: '{dueFen} − {costFen}, {from}…{upTo}: −{portionFen} × (1 − {share})',
  },
  'overrun-part': {
    name: { zh: '超支分担', en: 'overrun borne, by band' },
    formula: '{costFen} − {dueFen}, {from}…{upTo}: {portionFen} × {share}',
  },
  'risk-cut': {
    name: { zh: '风险金不足调减', en: 'cut to the risk fund' },
    formula: '{askedFen} × {riskFen} ÷ {allFen} = {grantedFen}',
  },
  assessment: {
    name: { zh: '考核系数', en: 'assessment coefficient' },
    formula: '{score}: {payableFen} × ({share} − 1)',
  },
  'deposit-returned': {
    name: { zh: '质量保证金全额返还', en: 'quality deposit, returned' },
    formula: '{score}: {partFen} × {share}',
  },
  'deposit-lost': {
    name: { zh: '质量保证金扣减', en: 'quality deposit, lost' },
    formula: '{score}: −{partFen} × (1 − {share})',
  },
  'deposit-held': { name: { zh: '质量保证金待考核', en: 'quality deposit, held' }, formula: '{partFen}' },
  'outcome-reached': {
    name: { zh: '结果挂钩部分达标', en: 'outcome part, reached' },
    formula: '{value} / {target}: {outcomeFen} × {weight} = {partFen}',
  },
  'outcome-missed': {
    name: { zh: '结果挂钩部分未达标', en: 'outcome part, missed' },
    formula: '{value} / {target}: −{outcomeFen} × {weight}',
  },
  'outcome-held': {
    name: { zh: '结果挂钩部分待评价', en: 'outcome part, held' },
    formula: '{outcomeFen} × {weight} = {partFen}',
  },
  'bonus-reached': {
    name: { zh: '价值付费奖励', en: 'paid for value' },
    formula: '{value} / {target}: {cases} × {perCaseFen}',
  },
  'bonus-missed': {
    name: { zh: '价值付费扣减', en: 'value missed' },
    formula: '{value} / {target}: −{paymentFen} × {share}',
  },
  deduction: { name: { zh: '其他扣款', en: 'deductions' }, formula: '' },
  due: { name: { zh: '全年应付', en: 'due for the year' }, formula: '' },
  advance: { name: { zh: '预拨', en: 'advance' }, formula: '' },
  monthly: { name: { zh: '月度结算合计', en: 'monthly settlements' }, formula: '' },
  held: { name: { zh: '暂留', en: 'held' }, formula: '' },
  clearing: {
    name: { zh: '年终清算', en: 'clearing' },
    formula: '{dueFen} − {advanceFen} − {monthlyFen} − {heldFen}',
  },
};
