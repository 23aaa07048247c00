import { useMemo } from 'react';
import type { TariffList } from '../../../../functions/knowledge/tariff-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { type Texts, useTexts } from '../../texts/language.ts';
import { KnowledgeTabs } from './knowledge-tabs.tsx';

type Tariff = TariffList['tariffs'][number];

/** The tariffs of the regions: in force when, for which scheme, with how many standards. */
export function TariffsPage() {
  const texts = useTexts('knowledge');
  const { t, say } = texts;
  const [view, onView] = useTableView();
  const list = useApi<TariffList>('/api/v1/knowledge/tariffs');
  const columns = useMemo(() => columnsOf(texts), [texts]);
  return (
    <Page title={t('knowledge:tariffs.title')} lead={t('knowledge:tariffs.lead')}>
      <KnowledgeTabs />
      <Answer of={list}>
        {({ tariffs }) => (
          <>
            <DataTable
              caption={t('knowledge:tariffs.title')}
              columns={columns}
              rows={tariffs}
              rowKey={({ id }) => id}
              view={view}
              onView={onView}
              fileName={t('knowledge:tariffs.title')}
            />
            <Panel title={t('knowledge:rule.source')}>
              {tariffs.map(({ id, title, source, notes }) => (
                <details key={id}>
                  <summary>{say(title)}</summary>
                  <p>{source}</p>
                  <ul>
                    {notes.map((note) => (
                      <li key={note}>{note}</li>
                    ))}
                  </ul>
                </details>
              ))}
            </Panel>
          </>
        )}
      </Answer>
    </Page>
  );
}

function columnsOf({ t, say }: Texts): readonly TableColumn<Tariff>[] {
  const count = (id: string, value: (tariff: Tariff) => number): TableColumn<Tariff> => {
    return { id, title: t(`knowledge:tariff.${id}`), kind: 'count', value };
  };
  return [
    { id: 'title', title: t('knowledge:tariff.title'), width: 22, value: ({ title }) => say(title) },
    {
      id: 'region',
      title: t('knowledge:tariff.region'),
      isChoice: true,
      value: ({ region_name, region }) => say(region_name) || region,
    },
    {
      id: 'state',
      title: t('knowledge:rule.state'),
      isChoice: true,
      value: ({ is_used, is_in_force }) =>
        t(`knowledge:tariff.${is_used ? (is_in_force ? 'used' : 'not-now') : 'not-used'}`),
    },
    { id: 'scheme', title: t('knowledge:tariff.scheme'), isChoice: true, value: ({ scheme }) => scheme },
    {
      id: 'from',
      title: t('knowledge:rule.from'),
      kind: 'time',
      value: ({ effective_from }) => effective_from,
    },
    { id: 'to', title: t('knowledge:rule.to'), kind: 'time', value: ({ effective_to }) => effective_to },
    count('groups', ({ groups }) => groups),
    count('standards', ({ groups_with_standard }) => groups_with_standard),
    ...['3', '2', '1'].map((level) => count(`level-${level}`, ({ by_level }) => by_level[level] ?? 0)),
    ...['basic', 'tcm', 'by_item', 'case_review'].map((name) =>
      count(name, ({ by_class }) => by_class[name] ?? 0),
    ),
    {
      id: 'high',
      title: t('knowledge:tariff.high'),
      value: ({ high_pay }) => t(`knowledge:pay.${high_pay}`),
    },
    { id: 'low', title: t('knowledge:tariff.low'), value: ({ low_pay }) => t(`knowledge:pay.${low_pay}`) },
  ];
}
