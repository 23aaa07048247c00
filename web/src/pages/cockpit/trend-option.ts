import type { EChartsCoreOption } from 'echarts/core';
import { isCutAxis } from '../../parts/is-cut-axis.ts';
import { chartBase, type DrawingWords, ink } from './chart-base.ts';
import { figureText } from './figure-text.ts';
import type { Indicator } from './use-cockpit.ts';

export interface TrendData {
  readonly months: readonly { readonly month: string; readonly value: number | null }[];
  readonly unit: Indicator['unit'];
  readonly name: string;
  /** Where yellow and red begin; none without a lamp. */
  readonly limit: { readonly yellow: number; readonly red: number } | null;
}

/** An indicator month by month, with the lines past which it is yellow and red. */
export function trendOption(
  { months, unit, name, limit }: TrendData,
  { language, t }: DrawingWords,
): EChartsCoreOption {
  const text = (value: number) => figureText(value, unit, language);
  const values = months.flatMap(({ value }) => (value === null ? [] : [value]));
  // Lines that lie far off would press the course flat: they are in the text beside it.
  const near = limit ? [limit.yellow, limit.red].filter((line) => isNear(line, values)) : [];
  const bounds = [...values, ...near];
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const isCut = isCutAxis(bounds);
  return {
    ...chartBase,
    tooltip: {
      ...chartBase.tooltip,
      trigger: 'axis',
      valueFormatter: (value: number | null) => figureText(value, unit, language),
    },
    xAxis: { type: 'category', data: months.map(({ month }) => month), boundaryGap: false },
    yAxis: {
      type: 'value',
      min: low >= 0 ? (isCut ? Math.max(0, low - margin) : 0) : low - margin,
      max: high + margin,
      axisLabel: { formatter: text, showMinLabel: !isCut && low >= 0, showMaxLabel: false },
      ...(isCut && { name: t('common:chart.cut-axis'), nameTextStyle: { align: 'left' } }),
    },
    series: [
      {
        type: 'line',
        name,
        data: months.map(({ value }) => value),
        symbolSize: 7,
        lineStyle: { color: ink.blue, width: 2 },
        itemStyle: { color: ink.blue },
        markLine: {
          symbol: 'none',
          silent: true,
          data: limit
            ? [
                line(
                  limit.yellow,
                  `▲ ${t('cockpit:lamps.yellow-from')} ${text(limit.yellow)}`,
                  'dashed',
                  '#8a5c00',
                  'insideStartTop',
                ),
                line(
                  limit.red,
                  `◆ ${t('cockpit:lamps.red-from')} ${text(limit.red)}`,
                  'solid',
                  '#b3122b',
                  'insideEndTop',
                ),
              ]
            : [],
        },
      },
    ],
  };
}

function line(yAxis: number, label: string, type: string, color: string, position: string) {
  return {
    yAxis,
    lineStyle: { type, color, width: 1.5 },
    label: { formatter: label, position, color },
  };
}

/** No further from the values than they are apart, or half their size. */
function isNear(limit: number, values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const reach = Math.max(2 * (high - low), Math.abs(high) / 2);
  return values.length === 0 || (limit >= low - reach && limit <= high + reach);
}
