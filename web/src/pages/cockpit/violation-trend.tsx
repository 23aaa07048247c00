import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Chart } from '../../parts/chart.tsx';
import { Panel } from '../../parts/page.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTexts } from '../../texts/language.ts';
import { violationSearchOf } from './cockpit-search.ts';
import { FoldedTable } from './folded-table.tsx';
import { useCockpitSearch } from './use-cockpit.ts';
import {
  flaggedShare,
  type ViolationMonth,
  violationCounts,
  violationTrendOption,
} from './violation-trend-option.ts';

/** Two years of findings, or of their money, by severity. */
export function ViolationTrend({ months }: { readonly months: readonly ViolationMonth[] }) {
  const { t, language } = useTexts('cockpit');
  const counted = violationSearchOf(useSearch({ strict: false })).count ?? 'money';
  const { change } = useCockpitSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(
    () => violationTrendOption(months, counted, { language, t }),
    [months, counted, language],
  );
  const severities = months[0]?.by_severity.map(({ severity }) => severity) ?? [];
  const columns: readonly TableColumn<ViolationMonth>[] = [
    { id: 'month', title: t('cockpit:month'), value: ({ month }) => month },
    { id: 'money', title: t('cockpit:violations.money'), kind: 'fen', value: ({ amount_fen }) => amount_fen },
    {
      id: 'findings',
      title: t('cockpit:violations.findings'),
      kind: 'count',
      value: ({ findings }) => findings,
    },
    { id: 'flagged', title: t('cockpit:violations.flagged'), kind: 'count', value: ({ flagged }) => flagged },
    { id: 'rate', title: t('cockpit:violations.rate'), kind: 'share', value: flaggedShare },
    ...severities.map(
      (severity): TableColumn<ViolationMonth> => ({
        id: severity,
        title: t(`cockpit:severity.${severity}`),
        kind: 'count',
        value: ({ by_severity }) => by_severity.find((one) => one.severity === severity)?.findings ?? 0,
      }),
    ),
  ];
  const title = t('cockpit:violations.trend');
  return (
    <Panel
      title={title}
      actions={
        <label className="not-printed">
          {t('cockpit:violations.counted')}
          <select
            value={counted}
            onChange={({ target }) =>
              change({ count: target.value === 'findings' ? 'findings' : undefined }, { replace: true })
            }
          >
            {violationCounts.map((one) => (
              <option key={one} value={one}>
                {t(`cockpit:violations.${one}`)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Chart label={t('cockpit:violations.trend-label', { count: months.length })} option={option} />
      <FoldedTable
        caption={title}
        columns={columns}
        rows={months}
        rowKey={({ month }) => month}
        fileName="violations"
      />
    </Panel>
  );
}
