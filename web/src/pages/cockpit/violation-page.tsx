import { useMemo } from 'react';
import type { ViolationsView } from '../../../../functions/query/violation-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures, Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { decimal, share, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CockpitFrame } from './cockpit-frame.tsx';
import { paretoOption } from './pareto-option.ts';
import { PathLink } from './path-link.tsx';
import { type Question, queryOf } from './question.ts';
import { ViolationTrend } from './violation-trend.tsx';
import { flaggedShare } from './violation-trend-option.ts';

/** What the rules found: which of them most, and whether it becomes less. */
export function ViolationPage() {
  const { t } = useTexts('cockpit');
  return (
    <CockpitFrame title={t('cockpit:violations.title')}>
      {(question) => <Violations question={question} />}
    </CockpitFrame>
  );
}

function Violations({ question }: { readonly question: Question }) {
  const { t, language } = useTexts('cockpit');
  const answer = useApi<ViolationsView>('/api/v1/violations', { ...queryOf(question), months: 24 });
  return (
    <Answer of={answer}>
      {({ whole, rules, months }) => (
        <>
          <Figures>
            <Figure name={t('cockpit:violations.money')} value={yuan(whole.amount_fen, language)} />
            <Figure name={t('cockpit:violations.findings')} value={decimal(whole.findings, language, 0)} />
            <Figure name={t('cockpit:violations.flagged')} value={decimal(whole.flagged, language, 0)} />
            <Figure name={t('cockpit:violations.rate')} value={share(flaggedShare(whole), language)} />
          </Figures>
          <Panel title={t('cockpit:violations.pareto')}>
            {rules.length === 0 ? (
              <Empty text={t('cockpit:violations.none')} />
            ) : (
              <Pareto rules={rules} period={question.period} />
            )}
          </Panel>
          <ViolationTrend months={months} />
        </>
      )}
    </Answer>
  );
}

type Rule = ViolationsView['rules'][number];

function Pareto({ rules, period }: { readonly rules: readonly Rule[]; readonly period: string }) {
  const { t, say, language } = useTexts('cockpit');
  const [view, onView] = useTableView();
  const nameOf = ({ name, rule }: Rule) => say(name) || rule;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(
    () =>
      paretoOption(
        rules.map((rule) => ({ name: nameOf(rule), amountFen: rule.amount_fen, upTo: rule.up_to })),
        { language, t },
      ),
    [rules, language],
  );
  const columns: readonly TableColumn<Rule>[] = [
    {
      id: 'rule',
      title: t('cockpit:rule'),
      value: nameOf,
      cell: (rule) => (
        <PathLink to="/findings" search={{ rule: rule.rule }}>
          {nameOf(rule)}
        </PathLink>
      ),
      width: 36,
    },
    { id: 'code', title: t('cockpit:code'), value: ({ rule }) => rule },
    { id: 'money', title: t('cockpit:violations.money'), kind: 'fen', value: ({ amount_fen }) => amount_fen },
    { id: 'share', title: t('cockpit:violations.share'), kind: 'share', value: (rule) => rule.share },
    { id: 'up-to', title: t('cockpit:violations.up-to'), kind: 'share', value: ({ up_to }) => up_to },
    {
      id: 'findings',
      title: t('cockpit:violations.findings'),
      kind: 'count',
      value: ({ findings }) => findings,
    },
    {
      id: 'before',
      title: t('cockpit:violations.before'),
      kind: 'count',
      value: ({ findings_before }) => findings_before,
    },
    { id: 'cases', title: t('cockpit:violations.flagged'), kind: 'count', value: ({ cases }) => cases },
  ];
  const [first] = rules;
  return (
    <>
      <Chart
        label={t('cockpit:violations.pareto-label', {
          count: rules.length,
          first: first ? nameOf(first) : '',
          share: share(first?.share, language),
        })}
        option={option}
        size="large"
      />
      <DataTable
        caption={t('cockpit:violations.pareto')}
        columns={columns}
        rows={rules}
        rowKey={({ rule }) => rule}
        view={view}
        onView={onView}
        fileName={`rules-${period}`}
      />
    </>
  );
}
