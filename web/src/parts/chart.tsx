import { lazy, Suspense } from 'react';
import type { ChartProps } from './drawn-chart.tsx';
import { Loading } from './states.tsx';

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }));

/** A chart, which comes after the page: its library is as large as all the rest. Beside it the page tells the same data as text or table. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Loading />}>
      <DrawnChart {...props} />
    </Suspense>
  );
}
