import type { Words } from '../../claims/words.ts';
import type { ForecastMeasure } from '../forecast-measures.ts';
import type { CapacityComparison } from './compare-capacity.ts';
import { wholeUnit } from './compare-units.ts';

const demandWords: Readonly<Record<ForecastMeasure, Words>> = {
  cases: { zh: '病例数', en: 'Cases' },
  weightE4: { zh: '总权重', en: 'Total weight' },
  costFen: { zh: '费用', en: 'Cost' },
  paymentFen: { zh: '支付', en: 'Payment' },
  losDays: { zh: '床日', en: 'Bed days' },
};

const degreeWords: Readonly<Record<NonNullable<CapacityComparison['warning']>, Words>> = {
  possible: { zh: '可能', en: 'possibly' },
  likely: { zh: '很可能', en: 'likely' },
  sure: { zh: '几乎可以肯定', en: 'almost surely' },
};

/** Both growths, how far apart they are and how sure that is, in words. @param unitName code where there is no name */
export function capacityWords(comparison: CapacityComparison, unitName: Words): Words {
  const { demand, name, warning, certainty, use, carriedOn } = comparison;
  const [demandBy, capacityBy] = [signed(comparison.demandGrowth), signed(comparison.capacityGrowth)];
  const points = (100 * comparison.excess).toFixed(1);
  const unit = comparison.unit === wholeUnit ? { zh: '全院', en: 'The whole' } : unitName;
  const degree = warning && degreeWords[warning];
  const sure = `${(100 * certainty).toFixed(0)} %`;
  return {
    zh: [
      `${unit.zh}：${demandWords[demand].zh}预计同比 ${demandBy}，${name.zh}同比 ${capacityBy}，相差 ${points} 个百分点`,
      ...(degree ? [`需求增速${degree.zh}超过能力增速达预警线（概率 ${sure}）`] : []),
      ...(use === null ? [] : [`预计使用率 ${share(use)}`]),
      ...(carriedOn ? ['后续月份未提供能力数据，按最近月份沿用'] : []),
    ].join('；'),
    en: [
      `${unit.en}: ${demandWords[demand].en.toLowerCase()} expected at ${demandBy} on the year before, ${name.en} at ${capacityBy}, ${points} percentage points apart`,
      ...(degree ? [`demand ${degree.en} outgrows capacity past the threshold (probability ${sure})`] : []),
      ...(use === null ? [] : [`expected use ${share(use)}`]),
      ...(carriedOn ? ['no capacity was given for some coming months; the last known goes on'] : []),
    ].join('; '),
  };
}

function signed(growth: number): string {
  return `${growth < 0 ? '−' : '+'}${Math.abs(100 * growth).toFixed(1)} %`;
}

function share(of: number): string {
  return `${(100 * of).toFixed(0)} %`;
}
