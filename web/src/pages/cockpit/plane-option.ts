import type { EChartsCoreOption } from 'echarts/core';
import type { QuadrantsView } from '../../../../functions/query/quadrant-routes.ts';
import type { LampColour } from '../../parts/lamp.tsx';
import { chartBase, type DrawingWords, ink, lampMarks } from './chart-base.ts';

export type Plane = QuadrantsView['charts'][number];

/** A unit as it is drawn. */
export interface PlanePoint {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly cases: number;
  readonly colour: LampColour;
  /** Of its quarter. */
  readonly label: string;
}

export interface PlaneAxis {
  readonly name: string;
  readonly line: number;
  readonly lineName: string;
  readonly textOf: (value: number) => string;
}

const colours = ['red', 'yellow', 'green', 'none'] as const;
const [smallest, largest] = [8, 44];
/** More names would cover each other. */
const mostNamed = 14;

/** Units in a plane: as large as their cases, coloured and shaped as their lamp, between the lines that divide them. */
export function planeOption(
  points: readonly PlanePoint[],
  { x, y }: { readonly x: PlaneAxis; readonly y: PlaneAxis },
  { t }: DrawingWords,
): EChartsCoreOption {
  const most = Math.max(1, ...points.map(({ cases }) => cases));
  const named = new Set(
    [...points]
      .sort((a, b) => b.cases - a.cases)
      .slice(0, mostNamed)
      .map(({ key }) => key),
  );
  return {
    ...chartBase,
    grid: { ...chartBase.grid, left: 40, bottom: 36, right: 60 },
    legend: { top: 0, data: colours.map((colour) => t(`common:lamp.${colour}`)) },
    tooltip: {
      ...chartBase.tooltip,
      formatter: ({ data }: { data?: { point?: PlanePoint } }) => {
        const point = data?.point;
        if (!point) return '';
        return [
          point.name,
          `${x.name} ${x.textOf(point.x)}`,
          `${y.name} ${y.textOf(point.y)}`,
          `${t('cockpit:cases')} ${point.cases}`,
          `${t(`common:lamp.${point.colour}`)}`,
          point.label,
        ].join('\n');
      },
    },
    xAxis: axisOption(
      x,
      points.map((point) => point.x),
      true,
    ),
    yAxis: axisOption(
      y,
      points.map((point) => point.y),
    ),
    series: colours.map((colour, at) => ({
      type: 'scatter',
      name: t(`common:lamp.${colour}`),
      symbol: lampMarks[colour].symbol,
      itemStyle: { color: lampMarks[colour].color, opacity: 0.8 },
      data: points
        .filter((point) => point.colour === colour)
        .map((point) => ({
          point,
          value: [point.x, point.y],
          symbolSize: sizeOf(point.cases, most),
          label: {
            show: named.has(point.key),
            formatter: point.name,
            position: 'top',
            color: '#16242c',
            fontSize: 11,
          },
        })),
      labelLayout: { hideOverlap: true },
      ...(at === 0 && { markLine: { silent: true, symbol: 'none', data: dividers(x, y) } }),
    })),
  };
}

/** By area, so that twice the cases look twice as much. */
export function sizeOf(cases: number, most: number): number {
  return Math.max(smallest, Math.round(largest * Math.sqrt(cases / most)));
}

function axisOption({ name, line, textOf }: PlaneAxis, values: readonly number[], isBelow = false) {
  const [low, high] = [Math.min(line, ...values), Math.max(line, ...values)];
  const margin = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1;
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: isBelow ? 28 : 52,
    min: low >= 0 ? Math.max(0, low - margin) : low - margin,
    max: high + margin,
    axisLabel: { formatter: textOf, showMinLabel: false, showMaxLabel: false },
    splitLine: { show: false },
  };
}

function dividers(x: PlaneAxis, y: PlaneAxis) {
  const lineStyle = { type: 'dashed', color: ink.grey };
  return [
    { xAxis: x.line, lineStyle, label: { formatter: `${x.lineName} ${x.textOf(x.line)}` } },
    {
      yAxis: y.line,
      lineStyle,
      label: { formatter: `${y.lineName} ${y.textOf(y.line)}`, position: 'insideEndTop' },
    },
  ];
}
