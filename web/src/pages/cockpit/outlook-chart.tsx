import { useMemo } from 'react';
import type { OutlookView } from '../../../../functions/query/outlook-routes.ts';
import type { TrendView } from '../../../../functions/query/trend-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../parts/chart.tsx';
import { monthMoved } from '../../parts/period.ts';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import type { OutlookMeasure } from './cockpit-search.ts';
import { FoldedTable } from './folded-table.tsx';
import { knownBy, measureKind, measureText, readAs } from './outlook-measure.ts';
import { outlookOption } from './outlook-option.ts';
import type { Question } from './question.ts';

export type OutlookUnit = OutlookView['units'][number];

const mostMonths = 36;

interface OutlookChartProps {
  readonly outlook: OutlookView;
  readonly unit: OutlookUnit;
  readonly measure: OutlookMeasure;
  readonly view: 'hospital' | 'department';
  readonly question: Question;
}

interface MonthRow {
  readonly month: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is known of a unit, and what is expected of it. */
export function OutlookChart({ outlook, unit, measure, view, question }: OutlookChartProps) {
  const { indicator, side } = knownBy[measure];
  const { from, until } = outlook;
  const earliest = monthMoved(until, 1 - mostMonths);
  const asked = unit.key === null ? { view: 'total' } : { view, key: unit.key };
  const answer = useApi<TrendView>('/api/v1/summaries/trend', {
    ...question.place,
    ...asked,
    from: [from, earliest].sort()[1],
    until,
    indicator,
  });
  return (
    <Answer of={answer}>
      {({ months }) => (
        <Drawn
          known={months.map((month) => ({ month: month.month, value: month[side] }))}
          outlook={outlook}
          unit={unit}
          measure={measure}
        />
      )}
    </Answer>
  );
}

function Drawn({
  known,
  outlook,
  unit,
  measure,
}: Pick<OutlookChartProps, 'outlook' | 'unit' | 'measure'> & {
  readonly known: readonly { readonly month: string; readonly value: number | null }[];
}) {
  const { t, language } = useTexts('cockpit');
  const interval = t('cockpit:outlook.interval', { level: share(outlook.level, language, 0) });
  const bands = unit.measures[measure]?.months ?? [];
  const expected = bands.map(({ point, low, high }, at) => ({
    month: outlook.months[at] ?? '',
    point: readAs(measure, point),
    low: readAs(measure, low),
    high: readAs(measure, high),
  }));
  const textOf = (value: number) => measureText(measure, value, language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(
    () => outlookOption({ known, expected, interval }, textOf, { language, t }),
    [outlook, unit, measure, known.length, language],
  );
  const rows: readonly MonthRow[] = [
    ...known.map((month) => ({ ...month, low: null, high: null })),
    ...expected.map(({ month, point, low, high }) => ({ month, value: point, low, high })),
  ];
  const kind = measureKind(measure);
  const columns: readonly TableColumn<MonthRow>[] = [
    { id: 'month', title: t('cockpit:month'), value: ({ month }) => month },
    {
      id: 'state',
      title: t('cockpit:outlook.state'),
      value: ({ low }) => t(low === null ? 'cockpit:outlook.known' : 'cockpit:outlook.expected'),
    },
    { id: 'value', title: t(`cockpit:outlook.${measure}`), kind, value: ({ value }) => value },
    { id: 'low', title: t('cockpit:outlook.low'), kind, value: ({ low }) => low },
    { id: 'high', title: t('cockpit:outlook.high'), kind, value: ({ high }) => high },
  ];
  return (
    <>
      <Chart
        label={t('cockpit:outlook.label', {
          measure: t(`cockpit:outlook.${measure}`),
          count: expected.length,
        })}
        option={option}
      />
      <FoldedTable
        caption={t(`cockpit:outlook.${measure}`)}
        columns={columns}
        rows={rows}
        rowKey={({ month }) => month}
        fileName={`outlook-${measure}`}
      />
    </>
  );
}
