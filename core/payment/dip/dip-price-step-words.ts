import type { Words } from '../../claims/words.ts';
import type { PriceStep } from '../price-step.ts';
import { levelNames, percent, priceStepWords } from '../price-step-words.ts';
import type { DipPriceStep } from './dip-price-step.ts';

type StepOf<K extends DipPriceStep['step']> = Extract<DipPriceStep, { readonly step: K }>;
type OwnStep = Exclude<DipPriceStep['step'], PriceStep['step']> | 'by-item' | 'fund' | 'unpaid';
type StepWords = { readonly [K in OwnStep]: (step: StepOf<K>) => Words };

/** Says one step of how a payment by score came about, in both languages. */
export function dipPriceStepWords(step: DipPriceStep): Words {
  const own = Object.hasOwn(words, step.step) ? words[step.step as OwnStep] : null;
  return own ? own(step as never) : priceStepWords(step as PriceStep);
}

const yuan = (fen: number) => String(Number((fen / 100).toFixed(8)));

const words: StepWords = {
  score: ({ group, score, pointValueFen }) => ({
    zh: `${group} 的分值 ${score} × 点值 ${yuan(pointValueFen)} 元`,
    en: `Score of ${group}, ${score}, × ${yuan(pointValueFen)} yuan a point`,
  }),
  coefficient: ({ coefficient, level, primaryCare }) =>
    primaryCare
      ? { zh: '基层病种，不用机构系数', en: 'A group of primary care: no coefficient of the hospital' }
      : {
          zh: `机构系数 ${coefficient}${level === null ? '' : `（${levelNames[level]}医疗机构）`}`,
          en: `Coefficient of the hospital, ${coefficient}${level === null ? '' : ` (level ${level})`}`,
        },
  auxiliary: ({ factor, title }) => ({
    zh: `辅助目录调整系数 ${factor}${title ? `（${title.zh}）` : ''}`,
    en: `Factor of the auxiliary catalogues, ${factor}${title ? ` (${title.en})` : ''}`,
  }),
  deviation: ({ ratio, against, band }) => ({
    zh: `费用为${against === 'standard' ? '病种支付标准' : '同级别医疗机构该病种均费'}的 ${percent(ratio)}：${band.title.zh}`,
    en: `The cost is ${percent(ratio)} of ${against === 'standard' ? 'what the case is worth' : 'the mean of hospitals of the level'}: ${band.title.en}`,
  }),
  reviewable: ({ aboveRatio }) => ({
    zh: `高于 ${percent(aboveRatio)}，可申请特例单议`,
    en: `Above ${percent(aboveRatio)}: the hospital may ask for a review of the case`,
  }),
  'by-item': ({ share }) => ({
    zh: `没有分值，按费用的 ${percent(share)} 支付`,
    en: `Without a score: paid ${percent(share)} of the cost`,
  }),
  'case-score': ({ score }) => ({ zh: `病例分值 ${score}`, en: `Score of the case, ${score}` }),
  unpaid: ({ why }) =>
    why === 'no-standard'
      ? { zh: '该病种没有分值，支付多少待定', en: 'The group has no score: what is paid is open' }
      : priceStepWords({ step: 'unpaid', why }),
  fund: ({ fundFen, method }) =>
    method === 'ratio'
      ? { zh: '其中基金支付：按统一比例', en: 'Of it the fund pays: one share of all' }
      : priceStepWords({ step: 'fund', fundFen, method }),
};
