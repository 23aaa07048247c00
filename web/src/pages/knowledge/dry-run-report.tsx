import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DryRun } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { dateTime, decimal, yuan } from '../../texts/figures.ts';
import { type Texts, useTexts } from '../../texts/language.ts';
import { DryRunExamples } from './dry-run-examples.tsx';
import { type Effect, isAffected } from './effect.ts';

type Report = NonNullable<DryRun['report']>;

/** What each rule finds now and would find: what comes, what goes, and the money of it. */
export function DryRunReport({ report }: { readonly report: Report }) {
  const texts = useTexts('knowledge');
  const { t, language } = texts;
  const [view, onView] = useTableView();
  const columns = useMemo(() => columnsOf(texts), [texts]);
  const affected = report.rules.filter(isAffected);
  const arrow = (now: string, next: string) => `${now} → ${next}`;
  const count = (value: number) => decimal(value, language, 0);
  return (
    <>
      <Figures>
        <Figure
          name={t('knowledge:tally.of-cases')}
          value={count(report.cases)}
          note={t('knowledge:dry-run.hospitals', { count: report.hospitals.length })}
        />
        <Figure
          name={t('knowledge:tally.findings')}
          value={arrow(count(report.now.findings), count(report.next.findings))}
        />
        <Figure
          name={t('knowledge:tally.cases')}
          value={arrow(count(report.now.cases), count(report.next.cases))}
        />
        <Figure
          name={t('knowledge:tally.money')}
          value={arrow(yuan(report.now.amount_fen, language), yuan(report.next.amount_fen, language))}
        />
      </Figures>
      {!report.is_whole && <p role="note">⚠ {t('knowledge:dry-run.not-whole')}</p>}
      {report.brought_forward_to && (
        <p role="note">
          {t('knowledge:dry-run.brought-forward', { day: dateTime(report.brought_forward_to, language) })}
        </p>
      )}
      {affected.length === 0 ? (
        <Empty text={t('knowledge:dry-run.nothing')} />
      ) : (
        <>
          <DataTable
            caption={t('knowledge:dry-run.effects')}
            columns={columns}
            rows={affected}
            rowKey={({ rule }) => rule}
            view={view}
            onView={onView}
            fileName={t('knowledge:dry-run.effects')}
          />
          <DryRunExamples effects={affected} />
        </>
      )}
    </>
  );
}

function columnsOf({ t, say }: Texts): readonly TableColumn<Effect>[] {
  const count = (id: string, value: (effect: Effect) => number): TableColumn<Effect> => {
    return { id, title: t(`knowledge:effect.${id}`), kind: 'count', value };
  };
  const money = (id: string, value: (effect: Effect) => number): TableColumn<Effect> => {
    return { id, title: t(`knowledge:effect.${id}`), kind: 'fen', value };
  };
  return [
    {
      id: 'rule',
      title: t('knowledge:rule.name'),
      width: 24,
      value: ({ name }) => say(name),
      cell: ({ rule, name }) => (
        <Link to="/knowledge/rules/$rule" params={{ rule }}>
          {say(name)}
        </Link>
      ),
    },
    count('now', ({ now }) => now.findings),
    count('next', ({ next }) => next.findings),
    count('added', ({ added }) => added.findings),
    count('gone', ({ gone }) => gone.findings),
    count('changed', ({ changed }) => changed.findings),
    money('money-now', ({ now }) => now.amount_fen),
    money('money-next', ({ next }) => next.amount_fen),
    money('money-difference', ({ now, next }) => next.amount_fen - now.amount_fen),
    count('no-data-now', ({ no_data }) => no_data.now),
    count('no-data-next', ({ no_data }) => no_data.next),
  ];
}
