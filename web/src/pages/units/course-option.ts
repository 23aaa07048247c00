import type { EChartsCoreOption } from 'echarts/core';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { isCutAxis } from '../../parts/is-cut-axis.ts';
import type { Texts } from '../../texts/language.ts';
import { exactText, figureText } from './indicator-figures.ts';

export interface CourseLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const colours = ['#0072b2', '#d55e00'];
const symbols = ['circle', 'diamond'];

/** Lines over months, told apart by shape and dash too. A month without data is a gap. */
export function courseOption(
  months: readonly string[],
  lines: readonly CourseLine[],
  indicator: Pick<IndicatorView, 'unit'>,
  { language, t }: Pick<Texts, 'language' | 't'>,
): EChartsCoreOption {
  const isCut = isCutAxis(lines.flatMap(({ values }) => values));
  return {
    // A tooltip of HTML would need inline styles, which the content security policy refuses.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      valueFormatter: (value: number | null) => exactText(value ?? null, indicator, language),
    },
    ...(lines.length > 1 && { legend: { top: 0 } }),
    grid: { left: 16, right: 24, top: 40, bottom: 16, containLabel: true },
    xAxis: { type: 'category', data: [...months], boundaryGap: lines.length > 1 },
    yAxis: {
      type: 'value',
      scale: isCut,
      ...(isCut && { name: t('common:chart.cut-axis'), nameTextStyle: { align: 'left' } }),
      axisLabel: { formatter: (value: number) => figureText(value, indicator, language) },
    },
    series: lines.map(({ name, values }, at) => ({
      type: 'line',
      name,
      data: [...values],
      symbol: symbols[at],
      symbolSize: 8,
      itemStyle: { color: colours[at] },
      lineStyle: { color: colours[at], type: at === 0 ? 'solid' : 'dashed' },
    })),
  };
}
