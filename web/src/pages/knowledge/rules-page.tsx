import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RuleList } from '../../../../functions/knowledge/rule-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { shortLegalBasis } from '../../parts/legal-basis.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { type Texts, useTexts } from '../../texts/language.ts';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { RuleState } from './rule-state.tsx';

type Rule = RuleList['rules'][number];

/** Every rule as the region has it. */
export function RulesPage() {
  const texts = useTexts('knowledge');
  const { t } = texts;
  const [view, onView] = useTableView();
  const list = useApi<RuleList>('/api/v1/knowledge/rules');
  const columns = useMemo(() => columnsOf(texts), [texts]);
  return (
    <Page title={t('knowledge:rules.title')} lead={t('knowledge:rules.lead')}>
      <KnowledgeTabs />
      <Answer of={list}>
        {({ rules }) => (
          <DataTable
            caption={t('knowledge:rules.title')}
            columns={columns}
            rows={rules}
            rowKey={({ id }) => id}
            view={view}
            onView={onView}
            fileName={t('knowledge:rules.title')}
          />
        )}
      </Answer>
    </Page>
  );
}

function columnsOf({ t, say }: Texts): readonly TableColumn<Rule>[] {
  const word = (group: string, key: string) => t(`knowledge:${group}.${key}`);
  return [
    {
      id: 'name',
      title: t('knowledge:rule.name'),
      width: 26,
      value: ({ name }) => say(name),
      cell: ({ id, name }) => (
        <Link to="/knowledge/rules/$rule" params={{ rule: id }}>
          {say(name)}
        </Link>
      ),
    },
    { id: 'id', title: t('knowledge:rule.id'), width: 20, value: ({ id }) => id },
    {
      id: 'state',
      title: t('knowledge:rule.state'),
      isChoice: true,
      value: ({ state }) => word('state', state),
      cell: ({ state }) => <RuleState state={state} />,
    },
    {
      id: 'altered',
      title: t('knowledge:rule.altered'),
      isChoice: true,
      value: ({ altered }) => altered.map((one) => word('altered', one)).join(t('knowledge:comma')) || null,
    },
    {
      id: 'category',
      title: t('knowledge:rule.category'),
      isChoice: true,
      value: ({ category }) => word('category', category),
    },
    {
      id: 'stage',
      title: t('knowledge:rule.stage'),
      isChoice: true,
      value: ({ stage }) => word('stage', stage),
    },
    {
      id: 'severity',
      title: t('knowledge:rule.severity'),
      isChoice: true,
      value: ({ severity }) => word('severity', severity),
    },
    {
      id: 'precision',
      title: t('knowledge:rule.precision'),
      kind: 'share',
      value: ({ precision }) => precision.shown,
    },
    {
      id: 'decided',
      title: t('knowledge:rule.decided'),
      kind: 'count',
      value: ({ precision: { confirmed, rejected } }) => confirmed + rejected,
    },
    { id: 'rows', title: t('knowledge:rule.rows'), kind: 'count', value: ({ rows }) => rows },
    {
      id: 'basis',
      title: t('knowledge:rule.basis'),
      value: ({ legal_basis }) => shortLegalBasis(legal_basis, { t }),
    },
    {
      id: 'from',
      title: t('knowledge:rule.from'),
      kind: 'time',
      value: ({ effective_from }) => effective_from,
    },
    { id: 'to', title: t('knowledge:rule.to'), kind: 'time', value: ({ effective_to }) => effective_to },
  ];
}
