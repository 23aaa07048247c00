import { useCallback, useMemo, useState } from 'react';
import type { RulePortraitAnswer } from '../../../../functions/query/portrait-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import type { Place } from '../../parts/use-periods.ts';
import { useTexts } from '../../texts/language.ts';
import { casesHref, type UnitKind } from './hrefs.ts';
import { unitTitle } from './unit-title.ts';

type Concerned = RulePortraitAnswer['concerned'][number];
type ConcernedUnit = Concerned['units'][number];

/** The units with most of a rule's money; a row leads to the cases. */
export function ConcernedPanel({
  view: kind,
  units,
  rule,
  period,
  place: { hospital, scope },
}: Concerned & { readonly rule: string; readonly period: string; readonly place: Place }) {
  const { t, say, language } = useTexts('units');
  const [view, onView] = useState<TableView>({ sort: 'amount', down: true });
  const name = t(`units:view.${kind}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo((): readonly TableColumn<ConcernedUnit>[] => {
    const title = (id: string) => ({ id, title: t(`units:rule.${id}`) });
    return [
      {
        id: 'unit',
        title: t(`units:one.${kind}`),
        value: (row) => unitTitle(kind as UnitKind, row.key, row.name, say),
      },
      { ...title('amount'), kind: 'fen', value: (row) => row.amount_fen },
      { ...title('share'), kind: 'share', value: ({ share }) => share },
      { ...title('cases'), kind: 'count', value: (row) => row.cases },
      { ...title('findings'), kind: 'count', value: (row) => row.findings },
      { ...title('findings-before'), kind: 'count', value: (row) => row.findings_before },
    ];
  }, [kind, language]);
  const linkOf = useCallback(
    ({ key }: ConcernedUnit) =>
      casesHref(
        kind === 'hospital'
          ? { period, rule, hospital: key }
          : { period, rule, hospital, scope, [kind]: key },
      ),
    [kind, period, rule, hospital, scope],
  );
  return (
    <Panel title={name}>
      <DataTable
        caption={name}
        fileName={`${rule}-${kind}-${period}`}
        {...{ columns, rows: units, rowKey, view, onView, linkOf }}
      />
    </Panel>
  );
}

const rowKey = ({ key }: ConcernedUnit) => key;
