import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { WarningSummary as Summary } from '../../../../functions/query/warning-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures, Page, Panel } from '../../parts/page.tsx';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { RateCell } from './rate-cell.tsx';
import { thisMonth } from './this-month.ts';
import './alerts.css';

type RuleRow = Summary['rules'][number];

/** What became of warnings while orders were written, by rule; no doctor is named. */
export function WarningEffectPage() {
  const { t } = useTexts('alerts');
  const { period = thisMonth(), department } = useSearch({ from: '/warnings/effect' });
  const navigate = useNavigate({ from: '/warnings/effect' });
  const found = useApi<Summary>('/api/v1/warnings/summary', { period, department });
  return (
    <Page
      title={t('alerts:effect.title')}
      lead={t('alerts:effect.lead')}
      actions={
        <PeriodPicker
          value={period}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, period: chosen }), replace: true })
          }
        />
      }
    >
      <Answer of={found}>
        {(summary) =>
          summary.total.shown === 0 ? <Empty text={t('alerts:effect.none')} /> : <Effect summary={summary} />
        }
      </Answer>
    </Page>
  );
}

function Effect({ summary }: { readonly summary: Summary }) {
  const { t, say, language } = useTexts('alerts');
  const { total, rules, proposals, rule_names } = summary;
  const [view, onView] = useTableView();
  const columns = useRuleColumns(summary);
  const clear = proposals.filter(({ verdict }) => verdict.kind !== 'keep');
  return (
    <>
      <Figures>
        <Figure name={t('alerts:tally.shown')} value={decimal(total.shown, language, 0)} />
        <Figure
          name={t('alerts:tally.answered')}
          value={decimal(total.answered, language, 0)}
          note={<RateCell rate={total.answer_rate} />}
        />
        <Figure
          name={t('alerts:tally.overridden')}
          value={decimal(total.overridden, language, 0)}
          note={<RateCell rate={total.override_rate} />}
        />
        <Figure
          name={t('alerts:tally.changed')}
          value={decimal(total.changed, language, 0)}
          note={<RateCell rate={total.change_rate} />}
        />
        <Figure name={t('alerts:column.amount')} value={yuan(total.amount_fen, language)} />
      </Figures>
      <Panel title={t('alerts:effect.proposals')}>
        {clear.length === 0 && <p>{t('alerts:effect.no-proposals')}</p>}
        <ul className="evidence">
          {clear.map(({ rule, department, words }) => (
            <li key={`${rule} ${department}`}>
              <strong>{rule_names[rule] ? say(rule_names[rule]) : rule}</strong>{' '}
              {department ? nameOf(summary, department, say) : t('alerts:effect.whole')}: {say(words)}
            </li>
          ))}
        </ul>
      </Panel>
      <DataTable
        caption={t('alerts:effect.by-rule')}
        columns={columns}
        rows={rules}
        rowKey={({ rule }) => rule}
        view={view}
        onView={onView}
        fileName={`${t('alerts:effect.title')} ${summary.period}`}
      />
    </>
  );
}

function nameOf(
  { department_names }: Summary,
  department: string,
  say: (both: Summary['department_names'][string] | undefined) => string,
): string {
  return say(department_names[department]) || department;
}

function useRuleColumns({ rule_names, reason_words }: Summary): readonly TableColumn<RuleRow>[] {
  const { t, say, language } = useTexts('alerts');
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and say are those of the language
  return useMemo(() => {
    const count = (id: 'shown' | 'answered' | 'overridden' | 'changed' | 'doctors') =>
      ({
        id,
        title: t(`alerts:tally.${id}`),
        kind: 'count',
        value: ({ tally }: RuleRow) => tally[id],
      }) as const;
    return [
      {
        id: 'rule',
        title: t('alerts:own.rule'),
        value: ({ rule }) => say(rule_names[rule]) || rule,
        width: 28,
      },
      {
        id: 'severity',
        title: t('alerts:column.severity'),
        value: ({ tally }) => (tally.severity ? t(`alerts:severity.${tally.severity}`) : null),
        isChoice: true,
      },
      count('shown'),
      count('answered'),
      count('overridden'),
      count('changed'),
      {
        id: 'override-rate',
        title: t('alerts:effect.override-rate'),
        kind: 'share',
        value: ({ tally }) => tally.override_rate?.share ?? null,
        cell: ({ tally }) => <RateCell rate={tally.override_rate} />,
        width: 20,
      },
      count('doctors'),
      {
        id: 'reasons',
        title: t('alerts:effect.reasons'),
        value: ({ tally }) =>
          tally.reasons
            .map(({ code, text, times }) => {
              const words = code === null ? text : say(reason_words[code]) || code;
              return `${times} × ${words ?? t('alerts:effect.other-words')}`;
            })
            .join('；'),
        width: 30,
      },
      {
        id: 'amount',
        title: t('alerts:column.amount'),
        kind: 'fen',
        value: ({ tally }) => tally.amount_fen,
      },
    ];
  }, [language, rule_names, reason_words]);
}
