import { useCallback, useMemo, useState } from 'react';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import { useTexts } from '../../texts/language.ts';
import { casesOfUnit } from './cases-of-unit.ts';
import { casesHref } from './hrefs.ts';
import type { UnitPortraitProps } from './unit-portrait.tsx';
import { unitTitle } from './unit-title.ts';

type RuleRow = UnitPortrait['rules'][number];

/** What rules found in a unit's cases; a row leads to these. */
export function RulesPanel({
  kind,
  unit,
  period,
  place,
  rules,
}: UnitPortraitProps & { readonly rules: readonly RuleRow[] }) {
  const { t, say, language } = useTexts('units');
  const [view, onView] = useState<TableView>({ sort: 'amount', down: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo((): readonly TableColumn<RuleRow>[] => {
    const title = (id: string) => ({ id, title: t(`units:rule.${id}`) });
    return [
      { ...title('rule'), value: ({ rule, name }) => unitTitle('rule', rule, name, say) },
      { ...title('amount'), kind: 'fen', value: (row) => row.amount_fen },
      { ...title('cases'), kind: 'count', value: (row) => row.cases },
      { ...title('findings'), kind: 'count', value: (row) => row.findings },
      { ...title('findings-before'), kind: 'count', value: (row) => row.findings_before },
    ];
  }, [language]);
  const { hospital, scope } = place;
  const linkOf = useCallback(
    ({ rule }: RuleRow) =>
      casesHref({ ...casesOfUnit(kind, { unit, period, place: { hospital, scope } }), rule }),
    [kind, unit, period, hospital, scope],
  );
  return (
    <Panel title={t('units:rules')}>
      <DataTable
        caption={t('units:rules')}
        fileName={`${unit.replace('/', '-')}-rules-${period}`}
        {...{ columns, rows: rules, rowKey, view, onView, linkOf }}
      />
    </Panel>
  );
}

const rowKey = ({ rule }: RuleRow) => rule;
