import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SchemeDryRun } from '../../../../functions/knowledge/scheme-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal, share } from '../../texts/figures.ts';
import { type Texts, useTexts } from '../../texts/language.ts';

type Report = NonNullable<SchemeDryRun['report']>;
type Change = Report['changes'][number];

/** How many cases another scheme would group elsewhere, and from where to where. */
export function SchemeReport({ report }: { readonly report: Report }) {
  const texts = useTexts('knowledge');
  const { t, language } = texts;
  const [view, onView] = useTableView();
  const columns = useMemo(() => columnsOf(texts), [texts]);
  const count = (value: number) => decimal(value, language, 0);
  return (
    <>
      <Figures>
        <Figure
          name={t('knowledge:tally.of-cases')}
          value={count(report.cases)}
          note={`${report.month} · ${t('knowledge:dry-run.hospitals', { count: report.hospitals.length })}`}
        />
        <Figure
          name={t('knowledge:schemes.changed')}
          value={count(report.changed)}
          note={share(report.share, language)}
        />
        <Figure name={t('knowledge:schemes.newly-ungroupable')} value={count(report.newly_ungroupable)} />
        <Figure name={t('knowledge:schemes.newly-grouped')} value={count(report.newly_grouped)} />
      </Figures>
      {!report.is_whole && <p role="note">⚠ {t('knowledge:dry-run.not-whole')}</p>}
      {report.changes.length === 0 ? (
        <Empty text={t('knowledge:dry-run.nothing')} />
      ) : (
        <DataTable
          caption={t('knowledge:schemes.changes')}
          columns={columns}
          rows={report.changes}
          rowKey={({ from, to }) => `${from} ${to}`}
          view={view}
          onView={onView}
          fileName={`${t('knowledge:schemes.changes')} ${report.month}`}
        />
      )}
    </>
  );
}

function columnsOf({ t, say }: Texts): readonly TableColumn<Change>[] {
  const group = (id: 'from' | 'to'): TableColumn<Change> => ({
    id,
    title: t(`knowledge:schemes.group-${id}`),
    width: 22,
    value: (change) => [change[id], say(change[`${id}_title`])].filter(Boolean).join(' '),
  });
  return [
    group('from'),
    group('to'),
    { id: 'cases', title: t('knowledge:schemes.cases'), kind: 'count', value: ({ cases }) => cases },
    {
      id: 'examples',
      title: t('knowledge:dry-run.examples'),
      width: 30,
      value: ({ examples }) => examples.map(({ setl_id }) => setl_id).join(' '),
      cell: ({ examples }) =>
        examples.map(({ hospital, setl_id }, at) => (
          <span key={`${hospital} ${setl_id}`}>
            {at > 0 && ' '}
            <Link
              to={'/cases/$setlId' as string}
              params={{ setlId: setl_id } as never}
              search={{ hospital } as never}
            >
              {setl_id}
            </Link>
          </span>
        )),
    },
  ];
}
