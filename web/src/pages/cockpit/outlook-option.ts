import type { EChartsCoreOption } from 'echarts/core';
import { isCutAxis } from '../../parts/is-cut-axis.ts';
import { chartBase, type DrawingWords, ink } from './chart-base.ts';

export interface OutlookData {
  readonly known: readonly { readonly month: string; readonly value: number | null }[];
  readonly expected: readonly {
    readonly month: string;
    readonly point: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** How often the months are to fall within the interval, in words. */
  readonly interval: string;
}

/** The months that are known, those expected, and between which values they lie. */
export function outlookOption(
  { known, expected, interval }: OutlookData,
  textOf: (value: number) => string,
  { t }: DrawingWords,
): EChartsCoreOption {
  const last = known.at(-1);
  const nothing = known.map(() => null);
  const isCut = isCutAxis([
    ...known.map(({ value }) => value),
    ...expected.flatMap(({ low, high }) => [low, high]),
  ]);
  // The forecast begins where what is known ends.
  const joined = last?.value === undefined ? nothing : [...nothing.slice(1), last.value];
  const band = {
    type: 'line',
    stack: 'interval',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  } as const;
  return {
    ...chartBase,
    legend: { top: 0, data: [t('cockpit:outlook.known'), t('cockpit:outlook.expected'), interval] },
    tooltip: {
      ...chartBase.tooltip,
      trigger: 'axis',
      formatter: (params: readonly { dataIndex: number }[]) => {
        const at = params[0]?.dataIndex ?? 0;
        const month = known[at];
        const coming = expected[at - known.length];
        if (coming)
          return `${coming.month}\n${t('cockpit:outlook.expected')} ${textOf(coming.point)}\n${interval} ${textOf(coming.low)} – ${textOf(coming.high)}`;
        return month && month.value !== null
          ? `${month.month}\n${t('cockpit:outlook.known')} ${textOf(month.value)}`
          : '';
      },
    },
    xAxis: {
      type: 'category',
      data: [...known, ...expected].map(({ month }) => month),
      boundaryGap: false,
    },
    yAxis: {
      type: 'value',
      scale: isCut,
      axisLabel: { formatter: textOf },
      ...(isCut && { name: t('common:chart.cut-axis'), nameTextStyle: { align: 'left' } }),
    },
    series: [
      { ...band, name: `${interval} `, data: [...nothing, ...expected.map(({ low }) => low)] },
      {
        ...band,
        name: interval,
        areaStyle: { color: ink.blue, opacity: 0.2 },
        itemStyle: { color: ink.blue },
        data: [...nothing, ...expected.map(({ low, high }) => high - low)],
      },
      {
        type: 'line',
        name: t('cockpit:outlook.known'),
        symbol: 'circle',
        itemStyle: { color: ink.blue },
        data: known.map(({ value }) => value),
      },
      {
        type: 'line',
        name: t('cockpit:outlook.expected'),
        symbol: 'emptyDiamond',
        symbolSize: 8,
        itemStyle: { color: ink.orange },
        lineStyle: { type: 'dashed', color: ink.orange },
        data: [...joined, ...expected.map(({ point }) => point)],
      },
    ],
  };
}
