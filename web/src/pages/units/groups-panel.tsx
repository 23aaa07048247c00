import { useCallback, useMemo, useState } from 'react';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { QuickLink } from '../../parts/quick-link.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import { useSession } from '../../session/session-context.ts';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { casesOfUnit } from './cases-of-unit.ts';
import { casesHref, unitHref } from './hrefs.ts';
import type { UnitPortraitProps } from './unit-portrait.tsx';
import { unitTitle } from './unit-title.ts';

type GroupShare = UnitPortrait['groups'][number];

/** The groups in which a unit has most cases. */
export function GroupsPanel(props: UnitPortraitProps & { readonly groups: readonly GroupShare[] }) {
  const { kind, unit, period, place, groups } = props;
  const { t, say, language } = useTexts('units');
  const [view, onView] = useState<TableView>({ sort: 'cases', down: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo((): readonly TableColumn<GroupShare>[] => {
    const cases = casesOfUnit(kind, { unit, period, place });
    const title = (id: string) => ({ id, title: t(`units:group.${id}`) });
    return [
      { ...title('group'), value: ({ group, name }) => unitTitle('group', group, name, say) },
      {
        ...title('cases'),
        kind: 'count',
        value: (row) => row.cases,
        cell: (row) => (
          <QuickLink className="figure-link" href={casesHref({ ...cases, group: row.group })}>
            {decimal(row.cases, language, 0)}
          </QuickLink>
        ),
      },
      { ...title('share'), kind: 'share', value: ({ share }) => share },
      { ...title('cases-before'), kind: 'count', value: (row) => row.cases_before },
      { ...title('average-cost'), kind: 'fen', value: (row) => row.average_cost_fen },
      { ...title('cost'), kind: 'fen', value: (row) => row.cost_fen },
      { ...title('balance'), kind: 'fen', value: (row) => row.balance_fen },
    ];
  }, [kind, unit, period, place.hospital, place.scope, language]);
  const linkOf = useGroupLink(props);
  return (
    <Panel title={t('units:groups')}>
      <DataTable
        caption={t('units:groups')}
        fileName={`${unit.replace('/', '-')}-groups-${period}`}
        {...{ columns, rows: groups, rowKey, view, onView, linkOf }}
      />
    </Panel>
  );
}

const rowKey = ({ group }: GroupShare) => group;

/** Clinicians have no page of a group: they see its cases of theirs. */
function useGroupLink({ kind, unit, period, place }: UnitPortraitProps) {
  const { hospital, scope } = kind === 'hospital' ? { hospital: unit, scope: undefined } : place;
  const { caller } = useSession();
  const isOwn = caller.role === 'clinician';
  return useCallback(
    ({ group }: GroupShare) =>
      isOwn
        ? casesHref({ period, doctor: unit, group })
        : unitHref('group', group, { hospital, scope, period }),
    [isOwn, unit, hospital, scope, period],
  );
}
