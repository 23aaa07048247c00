import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/language.ts';
import './chart.css';

use([
  BarChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

/** What fits between the margins of an A4 sheet that lies on its side. */
const paperWidthPx = 980;

export interface ChartProps {
  /** What it shows, in a sentence, for who cannot see it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  /** @param data of the point that was clicked */
  readonly onPoint?: (data: unknown) => void;
  /** @default 'middle' */
  readonly size?: 'small' | 'middle' | 'large';
}

export function DrawnChart({ label, option, onPoint, size = 'middle' }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const { language } = useTexts();
  useEffect(() => {
    if (!host.current) return;
    const chart = init(host.current, null, { renderer: 'svg', locale: language === 'en' ? 'EN' : 'ZH' });
    chart.setOption({ aria: { enabled: true }, animation: false, ...option });
    if (onPoint) chart.on('click', ({ data }) => onPoint(data));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(host.current);
    const onPaper = () => {
      chart.resize({ width: paperWidthPx });
      chart.getZr().flush();
    };
    const onScreen = () => chart.resize();
    addEventListener('beforeprint', onPaper);
    addEventListener('afterprint', onScreen);
    return () => {
      removeEventListener('beforeprint', onPaper);
      removeEventListener('afterprint', onScreen);
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, onPoint, language]);
  return <div ref={host} className={`chart chart-${size}`} role="img" aria-label={label} />;
}
