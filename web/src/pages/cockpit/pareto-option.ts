import type { EChartsCoreOption } from 'echarts/core';
import { share, yuan } from '../../texts/figures.ts';
import { chartBase, type DrawingWords, ink } from './chart-base.ts';

export interface ParetoRow {
  readonly name: string;
  readonly amountFen: number;
  /** Share of all money, of this and all before it. */
  readonly upTo: number | null;
}

const mostBars = 15;

/** The rules with most money, and how much of all they are together. */
export function paretoOption(rows: readonly ParetoRow[], { language, t }: DrawingWords): EChartsCoreOption {
  const shown = rows.filter(({ amountFen }) => amountFen > 0).slice(0, mostBars);
  return {
    ...chartBase,
    tooltip: {
      ...chartBase.tooltip,
      trigger: 'axis',
      formatter: (params: readonly { dataIndex: number }[]) => {
        const row = shown[params[0]?.dataIndex ?? 0];
        if (!row) return '';
        return [
          row.name,
          `${t('cockpit:violations.money')} ${yuan(row.amountFen, language)}`,
          `${t('cockpit:violations.up-to')} ${share(row.upTo, language)}`,
        ].join('\n');
      },
    },
    legend: { top: 0 },
    xAxis: {
      type: 'category',
      data: shown.map(({ name }) => name),
      axisLabel: { interval: 0, rotate: 35, width: 120, overflow: 'truncate' },
    },
    yAxis: [
      {
        type: 'value',
        name: t('cockpit:violations.money'),
        axisLabel: { formatter: (value: number) => yuan(value, language) },
      },
      {
        type: 'value',
        name: t('cockpit:violations.up-to'),
        min: 0,
        max: 1,
        axisLabel: { formatter: (value: number) => share(value, language, 0) },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        type: 'bar',
        name: t('cockpit:violations.money'),
        barMaxWidth: 48,
        itemStyle: { color: ink.blue },
        data: shown.map(({ amountFen }) => amountFen),
      },
      {
        type: 'line',
        name: t('cockpit:violations.up-to'),
        yAxisIndex: 1,
        symbol: 'diamond',
        symbolSize: 8,
        itemStyle: { color: ink.orange },
        lineStyle: { color: ink.orange },
        data: shown.map(({ upTo }) => upTo),
      },
    ],
  };
}
