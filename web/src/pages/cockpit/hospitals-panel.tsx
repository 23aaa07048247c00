import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import type { SummaryRow } from '../../../../functions/query/summary-row.ts';
import { useWholeList } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import type { Question } from './question.ts';
import { type Indicator, useIndicators } from './use-cockpit.ts';

const shown = [
  'cases',
  'total-weight',
  'cmi',
  'average-cost',
  'length-of-stay',
  'cost-index',
  'time-index',
  'balance',
  'balance-rate',
  'grouping-rate',
  'flagged-share',
  'violation-money',
  'violation-share',
] as const;

/** The hospitals of a region side by side; each leads to its own cockpit. */
export function HospitalsPanel({ question: { period } }: { readonly question: Question }) {
  const { t, say } = useTexts('cockpit');
  const indicatorOf = useIndicators(period);
  const [view, onView] = useTableView();
  const query = {
    view: 'hospital',
    scope: 'region',
    period,
    indicators: shown.join(','),
    compare: 'none',
    limit: 200,
  };
  const answer = useWholeList<SummaryPage, SummaryRow>('/api/v1/summaries', query, ({ rows }) => rows);
  const columns = useMemo<readonly TableColumn<SummaryRow>[]>(
    () => [
      {
        id: 'hospital',
        title: t('cockpit:unit.hospital-choice'),
        value: ({ name, key }) => say(name) || key,
        cell: ({ name, key }) => (
          <Link to="/cockpit" search={{ period, hospital: key }}>
            {say(name) || key}
          </Link>
        ),
        width: 24,
      },
      ...shown.flatMap((id) => {
        const indicator: Indicator | undefined = indicatorOf(id);
        if (!indicator) return [];
        return [
          {
            id,
            title: say(indicator.name),
            kind: kindOfUnit(indicator.unit),
            value: ({ figures }: SummaryRow) => figures[id]?.value ?? null,
          },
        ];
      }),
    ],
    [t, say, indicatorOf, period],
  );
  return (
    <Panel title={t('cockpit:overview.hospitals')}>
      <Answer of={answer}>
        {(rows) => (
          <DataTable
            caption={t('cockpit:overview.hospitals')}
            columns={columns}
            rows={rows}
            rowKey={({ key }) => key}
            view={view}
            onView={onView}
            fileName={`hospitals-${period}`}
          />
        )}
      </Answer>
    </Panel>
  );
}
