import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ActivationList } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useSession } from '../../session/session-context.ts';
import { type Texts, useTexts } from '../../texts/language.ts';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { Mutings } from './mutings.tsx';

type Activation = ActivationList['activations'][number];

/** Who decided what about knowledge, when, why, and after which dry run. */
export function HistoryPage() {
  const texts = useTexts('knowledge');
  const { t } = texts;
  const { caller } = useSession();
  const decides = caller.role === 'office' && caller.region !== undefined;
  const [view, onView] = useTableView();
  const list = useApi<ActivationList>('/api/v1/knowledge/activations');
  const columns = useMemo(() => columnsOf(texts, decides), [texts, decides]);
  return (
    <Page title={t('knowledge:history.title')} lead={t('knowledge:history.lead')}>
      <KnowledgeTabs />
      <Answer of={list}>
        {({ activations }) =>
          activations.length === 0 ? (
            <Empty text={t('knowledge:history.empty')} />
          ) : (
            <DataTable
              caption={t('knowledge:history.title')}
              columns={columns}
              rows={activations}
              rowKey={({ at, document, scheme }) => `${at} ${document ?? scheme}`}
              view={view}
              onView={onView}
              fileName={t('knowledge:history.title')}
            />
          )
        }
      </Answer>
      <Panel title={t('knowledge:muting.title')}>
        <Mutings />
      </Panel>
    </Page>
  );
}

/** An office may look at the document, its dry run, and go on from there. */
function NameOf({ document, scheme, dry_run }: Activation) {
  if (document === null) return scheme;
  return (
    <Link to="/knowledge/changes" search={{ document, run: dry_run?.made_at }}>
      {document.slice(0, 12)}
    </Link>
  );
}

function columnsOf({ t }: Texts, decides: boolean): readonly TableColumn<Activation>[] {
  return [
    { id: 'at', title: t('knowledge:history.at'), kind: 'time', value: ({ at }) => at },
    {
      id: 'what',
      title: t('knowledge:history.what'),
      isChoice: true,
      value: ({ kind }) => t(`knowledge:history.${kind}`),
    },
    {
      id: 'name',
      title: t('knowledge:history.name'),
      value: ({ document, scheme }) => scheme ?? document?.slice(0, 12) ?? null,
      ...(decides && { cell: (activation) => <NameOf {...activation} /> }),
    },
    { id: 'from', title: t('knowledge:change.from'), kind: 'time', value: ({ from }) => from },
    { id: 'by', title: t('knowledge:decision.by'), value: ({ by }) => by },
    { id: 'why', title: t('knowledge:decision.why'), width: 24, value: ({ why }) => why },
    {
      id: 'current',
      title: t('knowledge:rule.state'),
      value: ({ is_current }) => (is_current ? t('knowledge:history.current') : null),
    },
    { id: 'month', title: t('knowledge:history.month'), value: ({ dry_run }) => dry_run?.month ?? null },
    {
      id: 'cases',
      title: t('knowledge:tally.of-cases'),
      kind: 'count',
      value: ({ dry_run }) => dry_run?.cases ?? null,
    },
    {
      id: 'now',
      title: t('knowledge:effect.now'),
      kind: 'count',
      value: ({ dry_run }) => dry_run?.findings_now ?? null,
    },
    {
      id: 'next',
      title: t('knowledge:effect.next'),
      kind: 'count',
      value: ({ dry_run }) => dry_run?.findings_next ?? null,
    },
    {
      id: 'changed',
      title: t('knowledge:history.changed'),
      kind: 'count',
      value: ({ dry_run }) => dry_run?.changed ?? null,
    },
  ];
}
