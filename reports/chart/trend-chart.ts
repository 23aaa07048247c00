import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Trend } from '../../core/reports/report.ts';
import type { Language } from '../language.ts';
import { drawChart } from './draw-chart.ts';

const size = { width: 560, height: 180 };

/** The months of an indicator as a line, with a gap where there are no data. */
export function trendChart(
  { months }: Trend,
  { name, unit }: ManagementIndicator,
  language: Language,
): string {
  const scale = unit === 'fen' ? 0.01 : unit === 'share' ? 100 : 1;
  const option = {
    grid: { left: 76, right: 16, top: 14, bottom: 26 },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => month.slice(2)),
      axisLabel: { color: '#1c1f24', fontSize: 11 },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: '#1c1f24', fontSize: 11 },
      splitLine: { lineStyle: { color: '#e4e8ed' } },
    },
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: '#1c4e80' },
        itemStyle: { color: '#1c4e80' },
        data: months.map(({ value }) => (value === null ? null : value * scale)),
      },
    ],
  };
  return drawChart(option, size, name[language]);
}
