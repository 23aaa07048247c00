import { useState } from 'react';
import type { CapacityView } from '../../../../functions/query/capacity-routes.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import { useTexts } from '../../texts/language.ts';

type Row = CapacityView['comparisons'][number];

const colours = { sure: 'red', likely: 'red', possible: 'yellow' } as const;

/** Growth of demand beside growth of capacity; what will be short first. */
export function CapacityTable({ compared }: { readonly compared: CapacityView }) {
  const { t, say } = useTexts('cockpit');
  const [view, setView] = useState<TableView>({});
  const { comparisons, notices } = compared;
  const warned = comparisons.filter(({ warning }) => warning !== null);
  const warningOf = ({ warning }: Row) => t(`cockpit:capacity.${warning ?? 'none'}`);
  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'unit',
      title: t('cockpit:unit.title'),
      value: ({ unit, name }) => (unit === 'all' ? t('cockpit:unit.whole') : say(name) || unit),
      width: 18,
    },
    { id: 'kind', title: t('cockpit:capacity.kind'), value: (row) => say(row.kind_name), isChoice: true },
    {
      id: 'warning',
      title: t('cockpit:capacity.warning'),
      value: warningOf,
      cell: (row) => <Lamp colour={row.warning ? colours[row.warning] : 'green'} text={warningOf(row)} />,
      isChoice: true,
      width: 18,
    },
    { id: 'demand', title: t('cockpit:capacity.demand'), kind: 'share', value: (row) => row.demand_growth },
    { id: 'growth', title: t('cockpit:capacity.growth'), kind: 'share', value: (row) => row.capacity_growth },
    { id: 'excess', title: t('cockpit:capacity.excess'), kind: 'share', value: ({ excess }) => excess },
    {
      id: 'certainty',
      title: t('cockpit:capacity.certainty'),
      kind: 'share',
      value: ({ certainty }) => certainty,
    },
    { id: 'use', title: t('cockpit:capacity.use'), kind: 'share', value: ({ use }) => use },
  ];
  return (
    <>
      <p>{t('cockpit:capacity.found', { count: comparisons.length, warned: warned.length })}</p>
      <ul>
        {[...warned.map(({ text }) => text), ...notices].map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ul>
      <DataTable
        caption={t('cockpit:capacity.title')}
        columns={columns}
        rows={comparisons}
        rowKey={({ unit, kind }) => `${unit} ${kind}`}
        view={view}
        onView={setView}
        fileName="capacity"
      />
    </>
  );
}
