import { useState } from 'react';
import { DataTable, type DataTableProps } from '../../parts/data-table.tsx';
import type { TableView } from '../../parts/table-rows.ts';
import { useTexts } from '../../texts/language.ts';

export type FoldedTableProps<Row> = Omit<DataTableProps<Row>, 'view' | 'onView'> & {
  readonly isOpen?: boolean;
};

/** The data of a chart as a table, which can be sorted and taken along. */
export function FoldedTable<Row>({ isOpen = false, ...table }: FoldedTableProps<Row>) {
  const { t } = useTexts('cockpit');
  const [view, setView] = useState<TableView>({});
  const [isUnfolded, setUnfolded] = useState(isOpen);
  return (
    <details open={isUnfolded} onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <summary>{t('cockpit:data-table', { name: table.caption })}</summary>
      {isUnfolded && <DataTable {...table} view={view} onView={setView} />}
    </details>
  );
}
