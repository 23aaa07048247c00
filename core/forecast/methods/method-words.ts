import type { Words } from '../../claims/words.ts';
import type { MethodId } from './method.ts';

/** The names of the methods. */
export const methodWords: Readonly<Record<MethodId, Words>> = {
  naive: { zh: '按上月', en: 'as last month' },
  'seasonal-naive': { zh: '按去年同月', en: 'as the same month of last year' },
  'moving-average': { zh: '近12个月均值', en: 'mean of twelve months' },
  drift: { zh: '按平均变动外推', en: 'drift' },
  'simple-smoothing': { zh: '季节调整+指数平滑', en: 'seasonally adjusted, smoothed' },
  'damped-trend': { zh: '季节调整+阻尼趋势', en: 'seasonally adjusted, damped trend' },
  theta: { zh: '季节调整+Theta', en: 'seasonally adjusted, Theta' },
  'holt-winters-additive': { zh: 'Holt-Winters 加法', en: 'Holt-Winters, additive' },
  'holt-winters-multiplicative': { zh: 'Holt-Winters 乘法', en: 'Holt-Winters, multiplicative' },
  combination: { zh: '组合预测', en: 'combination' },
};
