import type { CasePage } from '../../../../functions/query/summary-case-routes.ts';
import type { SummaryCase } from '../../../../functions/query/summary-case-view.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTexts } from '../../texts/language.ts';
import type { ChangePanelProps } from './change-panel.tsx';
import { FoldedTable } from './folded-table.tsx';
import { kindOfUnit } from './kind-of-unit.ts';
import { unitQuery } from './lamp-page.tsx';
import { PathLink } from './path-link.tsx';

const mostCases = 200;

/** The cases behind a figure, those with most of it first. */
export function CasesPanel({ question, asked, indicator }: ChangePanelProps) {
  const { t, say } = useTexts('cockpit');
  const isOfHospital = asked.view === 'hospital';
  const query = {
    ...unitQuery(question, asked),
    ...(isOfHospital && { scope: undefined, hospital: asked.key }),
    indicator: indicator.id,
    limit: mostCases,
  };
  // A region is asked a month at a time.
  const isTooMuch = question.isRegion && !isOfHospital && question.period.length !== 'yyyy-MM'.length;
  const answer = useApi<CasePage>('/api/v1/summaries/cases', query, { enabled: !isTooMuch });
  const columns: readonly TableColumn<SummaryCase>[] = [
    {
      id: 'case',
      title: t('cockpit:case.id'),
      value: ({ setl_id }) => setl_id,
      cell: ({ setl_id, hospital }) => (
        <PathLink to={`/cases/${encodeURIComponent(setl_id)}`} search={{ hospital }}>
          {setl_id}
        </PathLink>
      ),
      width: 20,
    },
    { id: 'month', title: t('cockpit:month'), value: ({ month }) => month },
    {
      id: 'department',
      title: t('cockpit:unit.department-choice'),
      value: ({ department }) => department,
      isChoice: true,
    },
    { id: 'doctor', title: t('cockpit:case.doctor'), value: ({ doctor }) => doctor },
    { id: 'group', title: t('cockpit:case.group'), value: ({ group }) => group },
    { id: 'los', title: t('cockpit:case.days'), kind: 'count', value: ({ los_days }) => los_days },
    { id: 'cost', title: t('cockpit:case.cost'), kind: 'fen', value: ({ cost_fen }) => cost_fen },
    { id: 'balance', title: t('cockpit:case.balance'), kind: 'fen', value: ({ balance_fen }) => balance_fen },
    {
      id: 'findings',
      title: t('cockpit:case.findings'),
      kind: 'count',
      value: ({ findings }) => findings.reduce((sum, { count }) => sum + count, 0),
    },
    {
      id: 'part',
      title: t('cockpit:case.part', { name: say(indicator.name) }),
      kind: kindOfUnit(indicator.unit),
      value: ({ part }) => part?.value ?? null,
    },
  ];
  return (
    <Panel title={t('cockpit:case.title')}>
      {isTooMuch ? (
        <p>{t('cockpit:case.a-month')}</p>
      ) : (
        <Answer of={answer}>
          {({ cases, totals, next }) => (
            <>
              <p>
                {t(next === null ? 'cockpit:case.all' : 'cockpit:case.some', {
                  count: totals.cases,
                  shown: cases.length,
                })}
              </p>
              <FoldedTable
                isOpen
                caption={t('cockpit:case.title')}
                columns={columns}
                rows={cases}
                rowKey={({ hospital, setl_id }) => `${hospital} ${setl_id}`}
                fileName={`cases-${indicator.id}-${question.period}`}
              />
            </>
          )}
        </Answer>
      )}
    </Panel>
  );
}
