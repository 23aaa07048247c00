import type { EChartsCoreOption } from 'echarts/core';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { LampColour, Quadrant, ReportedUnit } from '../../core/reports/report.ts';
import { type QuadrantId, quadrantIds } from '../../core/steering/steering-plan.ts';
import { figureText } from '../figure-text.ts';
import type { Language } from '../language.ts';
import { unitWords } from '../report-words.ts';
import { drawChart } from './draw-chart.ts';

const size = { width: 560, height: 400 };
const grid = { left: 70, right: 56, top: 28, bottom: 46 };

/** The same shapes as the lamps have in words. */
const symbols: Readonly<Record<LampColour, { readonly symbol: string; readonly color: string }>> = {
  red: { symbol: 'diamond', color: '#8a0b1f' },
  yellow: { symbol: 'triangle', color: '#8a5c00' },
  green: { symbol: 'circle', color: '#0f5631' },
  none: { symbol: 'circle', color: '#44546a' },
};

/** Units as points, larger with more cases, the lines that divide them, and what each quarter is called. */
export function quadrantChart(
  { chart, points, lines }: Quadrant,
  x: ManagementIndicator,
  y: ManagementIndicator,
  language: Language,
): string {
  const most = Math.max(...points.map(({ cases }) => cases), 1);
  const line = (axis: 'xAxis' | 'yAxis', value: number, of: ManagementIndicator) => ({
    [axis]: value * scaleOf(of),
    label: { formatter: figureText(value, of.unit, language), fontSize: 11, color: '#1c1f24' },
  });
  const option: EChartsCoreOption = {
    grid,
    xAxis: axisOf(x, language, 'middle'),
    yAxis: axisOf(y, language, 'end'),
    graphic: quadrantIds.map((id) => cornerText(id, chart.names[id][language])),
    series: [
      {
        type: 'scatter',
        silent: true,
        data: points.map(({ unit, x: across, y: up, cases }) => {
          const { symbol, color } = symbols[gravestLamp(unit, [x.id, y.id])];
          return {
            name: shortName(unit, language),
            value: [across * scaleOf(x), up * scaleOf(y)],
            symbol,
            symbolSize: 6 + 20 * Math.sqrt(cases / most),
            itemStyle: { color, opacity: 0.75 },
          };
        }),
        label: {
          show: true,
          formatter: '{b}',
          position: 'top',
          fontSize: 10,
          textMargin: 3,
          color: '#1c1f24',
        },
        labelLayout: { hideOverlap: true },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: '#5b626d', type: 'dashed' },
          data: [line('xAxis', lines.x, x), line('yAxis', lines.y, y)],
        },
      },
    ],
  };
  return drawChart(option, size, chart.title[language]);
}

/** The name of a quarter, in its corner of the plane. */
function cornerText(id: QuadrantId, text: string) {
  const [across, up] = id.split('-');
  return {
    type: 'text',
    silent: true,
    ...(across === 'high' ? { right: grid.right + 4 } : { left: grid.left + 4 }),
    ...(up === 'high' ? { top: grid.top + 2 } : { bottom: grid.bottom + 4 }),
    style: { text, fill: '#5b626d', fontSize: 10 },
  };
}

/** Axes are in what people read: yuan and percent. */
const scaleOf = ({ unit }: ManagementIndicator) => (unit === 'fen' ? 0.01 : unit === 'share' ? 100 : 1);

function axisOf({ name, unit }: ManagementIndicator, language: Language, place: 'middle' | 'end') {
  const of = unitWords[unit][language];
  return {
    type: 'value',
    scale: true,
    name: of ? `${name[language]} (${of})` : name[language],
    nameLocation: place,
    nameGap: place === 'middle' ? 26 : 12,
    nameTextStyle: { color: '#1c1f24', fontSize: 12, ...(place === 'end' && { align: 'left' }) },
    axisLabel: { color: '#1c1f24', fontSize: 11 },
    splitLine: { lineStyle: { color: '#e4e8ed' } },
  };
}

function gravestLamp({ figures }: ReportedUnit, indicators: readonly string[]): LampColour {
  const lit = indicators.map((id) => figures.get(id)?.colour ?? 'none');
  return (['red', 'yellow', 'green'] as const).find((lamp) => lit.includes(lamp)) ?? 'none';
}

/** A group goes by its code: titles would cover each other. */
function shortName({ key, name }: ReportedUnit, language: Language): string {
  return key.includes('/') ? key.slice(key.lastIndexOf('/') + 1) : name[language];
}
