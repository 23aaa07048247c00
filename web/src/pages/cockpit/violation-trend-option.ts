import type { EChartsCoreOption } from 'echarts/core';
import type { ViolationsView } from '../../../../functions/query/violation-routes.ts';
import { share, short, yuan } from '../../texts/figures.ts';
import { chartBase, type DrawingWords, ink } from './chart-base.ts';

export type ViolationMonth = ViolationsView['months'][number];

/** What is counted month by month. */
export const violationCounts = ['findings', 'money'] as const;

const inks = [ink.orange, ink.purple, ink.blue, ink.grey] as const;

/** Findings, or their money, by severity; and the share of cases with findings. */
export function violationTrendOption(
  months: readonly ViolationMonth[],
  counted: (typeof violationCounts)[number],
  { language, t }: DrawingWords,
): EChartsCoreOption {
  const text = (value: number) => (counted === 'money' ? yuan(value, language) : short(value, language));
  const severities = months[0]?.by_severity.map(({ severity }) => severity) ?? [];
  const rate = t('cockpit:violations.rate');
  return {
    ...chartBase,
    legend: { top: 0 },
    tooltip: { ...chartBase.tooltip, trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month) },
    yAxis: [
      { type: 'value', name: t(`cockpit:violations.${counted}`), axisLabel: { formatter: text } },
      {
        type: 'value',
        name: rate,
        nameTextStyle: { align: 'right' },
        min: 0,
        axisLabel: { formatter: (value: number) => share(value, language, 0) },
        splitLine: { show: false },
      },
    ],
    series: [
      ...severities.map((severity, at) => ({
        type: 'bar',
        stack: 'severity',
        name: t(`cockpit:severity.${severity}`),
        itemStyle: { color: inks[at] ?? ink.grey },
        tooltip: { valueFormatter: text },
        data: months.map(({ by_severity }) => {
          const found = by_severity.find((one) => one.severity === severity);
          return (counted === 'money' ? found?.amount_fen : found?.findings) ?? 0;
        }),
      })),
      {
        type: 'line',
        name: rate,
        yAxisIndex: 1,
        symbol: 'diamond',
        symbolSize: 7,
        itemStyle: { color: '#16242c' },
        lineStyle: { color: '#16242c', type: 'dashed' },
        tooltip: { valueFormatter: (value: number | null) => share(value, language) },
        data: months.map(flaggedShare),
      },
    ],
  };
}

/** Of the cases and bills of a month those with findings; `null` of a month without any. */
export function flaggedShare({
  flagged,
  looked_at,
}: Pick<ViolationMonth, 'flagged' | 'looked_at'>): number | null {
  return looked_at === 0 ? null : flagged / looked_at;
}
