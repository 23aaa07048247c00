import type { EChartsCoreOption } from 'echarts/core';
import { chartBase, type DrawingWords, ink } from './chart-base.ts';

export interface WaterfallBar {
  readonly name: string;
  readonly value: number;
  /** Stands on nought; else it leads on from the bar before. */
  readonly isLevel: boolean;
}

/** A bar from one height to another, by what is stacked on either side of nought. */
export interface BarSpan {
  readonly from: number;
  readonly to: number;
  /** Not drawn: what the bar hovers on. */
  readonly gap: number;
  readonly above: number;
  readonly below: number;
}

/** Where each bar begins and ends; bars may cross nought. */
export function spansOf(bars: readonly WaterfallBar[]): readonly BarSpan[] {
  let level = 0;
  return bars.map(({ value, isLevel }) => {
    const from = isLevel ? 0 : level;
    level = isLevel ? value : level + value;
    const [low, high] = [Math.min(from, level), Math.max(from, level)];
    return {
      from,
      to: level,
      gap: low > 0 ? low : Math.min(high, 0),
      above: Math.max(high, 0) - Math.max(low, 0),
      below: Math.min(low, 0) - Math.min(high, 0),
    };
  });
}

/** Bars that lead from one level to the next; what is added, taken off and reached told apart by colour, pattern and sign. */
export function waterfallOption(
  bars: readonly WaterfallBar[],
  textOf: (value: number) => string,
  { t }: DrawingWords,
): EChartsCoreOption {
  const spans = spansOf(bars);
  const kindOf = ({ isLevel, value }: WaterfallBar) => (isLevel ? 'level' : value < 0 ? 'less' : 'more');
  const kinds = [
    { kind: 'level', name: t('cockpit:waterfall.level'), color: ink.blue },
    { kind: 'more', name: t('cockpit:waterfall.more'), color: ink.green },
    { kind: 'less', name: t('cockpit:waterfall.less'), color: ink.orange },
  ] as const;
  const stacked = { type: 'bar', stack: 'waterfall', barMaxWidth: 64 } as const;
  const part = (of: (typeof kinds)[number], side: 'above' | 'below') => ({
    ...stacked,
    name: of.name,
    itemStyle: { color: of.color },
    data: bars.map((bar, at) => {
      const span = spans[at] as BarSpan;
      return kindOf(bar) === of.kind && span[side] !== 0 ? span[side] : null;
    }),
    label: {
      show: true,
      position: side === 'above' ? 'top' : 'bottom',
      color: '#16242c',
      formatter: ({ dataIndex }: { dataIndex: number }) => textOf((bars[dataIndex] as WaterfallBar).value),
    },
  });
  return {
    ...chartBase,
    tooltip: {
      ...chartBase.tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex] as WaterfallBar;
        return `${bar.name}\n${textOf(bar.value)}`;
      },
    },
    legend: { data: kinds.map(({ name }) => name), top: 0 },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLabel: { interval: 0, width: 90, overflow: 'break' },
    },
    yAxis: { type: 'value', axisLabel: { formatter: textOf } },
    series: [
      {
        ...stacked,
        silent: true,
        itemStyle: { color: 'transparent', decal: { symbol: 'none' } },
        data: spans.map(({ gap }) => gap),
      },
      ...kinds.flatMap((kind) => [part(kind, 'above'), part(kind, 'below')]),
    ],
  };
}
