import { useMemo } from 'react';
import type { ReportList } from '../../../../functions/query/report-routes.ts';
import { useWholeList } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Page } from '../../parts/page.tsx';
import { periodName } from '../../parts/period-name.ts';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { usePageSearch } from '../../parts/use-page-search.ts';
import type { Place } from '../../parts/use-periods.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { PlaceChoice } from './place-choice.tsx';
import { ReportLinks } from './report-links.tsx';
import type { PlaceAndTime } from './units-search.ts';

type Report = ReportList['reports'][number];

/** The month reports that were made, to read and to take along. */
export function ReportsPage() {
  const { t } = useTexts('units');
  const [{ hospital, scope }, change] = usePageSearch<PlaceAndTime>();
  return (
    <WithPeriod asked={undefined} place={{ hospital, scope }}>
      {(period) => (
        <Page
          title={t('units:reports')}
          lead={t('units:reports-lead')}
          actions={
            <PlaceChoice
              {...{ place: { hospital, scope }, period }}
              onPlace={(place) => change({ hospital: undefined, scope: undefined, ...place })}
            />
          }
        >
          <Reports {...{ hospital, scope }} />
        </Page>
      )}
    </WithPeriod>
  );
}

// Links are good for ten minutes.
const refetchMs = 8 * 60_000;

function Reports({ hospital, scope }: Place) {
  const { t, say, language } = useTexts('units');
  const [view, onView] = useTableView();
  const query = { hospital, scope, limit: 200 };
  const found = useWholeList<ReportList, Report>('/api/v1/reports', query, ({ reports }) => reports, {
    refetchMs,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo((): readonly TableColumn<Report>[] => {
    const whole = t(scope === 'region' ? 'units:whole-region' : 'units:whole-hospital');
    return [
      {
        id: 'period',
        title: t('common:period.title'),
        value: ({ period }) => period,
        cell: ({ period }) => periodName(period, language),
      },
      {
        id: 'of',
        title: t('units:report-of'),
        isChoice: true,
        value: ({ department, name }) => (department === null ? whole : say(name) || department),
      },
      {
        id: 'files',
        title: t('units:report-files'),
        value: ({ links }) => Object.keys(links).join(' '),
        cell: (report) => <ReportLinks links={report.links} />,
        width: 40,
      },
    ];
  }, [scope, language]);
  return (
    <Answer of={found}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={t('units:no-reports')} />
        ) : (
          <DataTable
            caption={t('units:reports')}
            fileName="reports"
            {...{ columns, rows, rowKey, view, onView }}
          />
        )
      }
    </Answer>
  );
}

const rowKey = ({ period, department }: Report) => `${period} ${department ?? ''}`;
