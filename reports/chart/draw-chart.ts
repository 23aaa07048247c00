import { LineChart, ScatterChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, ScatterChart, GraphicComponent, GridComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A chart as SVG that stands in a page of any policy: no script, no style sheet, no style attribute, no id. The
 * same options give the same text.
 * @param label what a reader who cannot see it is told; escaped here
 */
export function drawChart(option: EChartsCoreOption, { width, height }: ChartSize, label: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return tidy(svg).replace(/^<svg [^>]*>/, () => opening({ width, height }, label));
}

function opening({ width, height }: ChartSize, label: string): string {
  const name = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">`;
}

/**
 * Without what serves a mouse or clips what stands inside anyway, and with fonts as attributes: ids and classes are
 * counted up from chart to chart.
 */
function tidy(svg: string): string {
  return svg
    .replace(/<style ?>.*?<\/style>/gs, '')
    .replace(/<defs ?>.*?<\/defs>/gs, '')
    .replace(/ (?:class|clip-path|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentationOf(style))
    .replaceAll('\n', '');
}

function presentationOf(style: string): string {
  return style
    .split(';')
    .map((rule) => /^font-(size|weight):(.+)$/.exec(rule))
    .map((found) => (found ? ` font-${found[1]}="${found[2]}"` : ''))
    .join('');
}
