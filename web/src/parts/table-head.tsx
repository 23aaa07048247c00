import { memo } from 'react';
import { useTexts } from '../texts/language.ts';
import { columnWidth } from './column-width.ts';
import { isFigure, type TableColumn } from './table-column.ts';
import type { TableView } from './table-rows.ts';

export interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly isPrinting: boolean;
  readonly ticks: AllTicks | undefined;
}

export interface AllTicks {
  readonly areAll: boolean;
  readonly onAll: (isIn: boolean) => void;
}

/** The headings, by which rows are sorted. */
export function TableHead<Row>({ columns, rows, view, onView, isPrinting, ticks }: TableHeadProps<Row>) {
  const { t } = useTexts();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {ticks && (
          <th scope="col" className="table-tick">
            {!isPrinting && (
              <input
                type="checkbox"
                aria-label={t('table.tick-all')}
                checked={ticks.areAll}
                onChange={({ target }) => ticks.onAll(target.checked)}
              />
            )}
          </th>
        )}
        {columns.map((column) => (
          <Heading key={column.id} {...{ column, view, onView, isPrinting, rows }} />
        ))}
      </tr>
    </thead>
  );
}

function Heading<Row>({
  column,
  rows,
  view,
  onView,
  isPrinting,
}: Pick<TableHeadProps<Row>, 'rows' | 'view' | 'onView' | 'isPrinting'> & {
  readonly column: TableColumn<Row>;
}) {
  const { id, title, kind = 'text' } = column;
  const isSorted = view.sort === id;
  const order = view.down ? 'descending' : 'ascending';
  // A figure is first asked for from its largest.
  const next = isSorted ? !view.down : isFigure(kind);
  return (
    <th
      scope="col"
      className={isFigure(kind) ? 'figure-cell' : undefined}
      aria-sort={isSorted ? order : undefined}
    >
      <Width {...{ column, rows }} />
      {/* Chromium repeats headings on each page, but no buttons in them. */}
      {isPrinting ? (
        title
      ) : (
        <button type="button" onClick={() => onView({ ...view, sort: id, down: next })}>
          {title}
          <span aria-hidden="true">{isSorted ? (view.down ? ' ▼' : ' ▲') : ''}</span>
        </button>
      )}
    </th>
  );
}

/** Keeps a column as wide as its values need, whichever of them are in sight. */
const Width = memo(function Width<Row>({
  column,
  rows,
}: {
  readonly column: TableColumn<Row>;
  readonly rows: readonly Row[];
}) {
  const { language } = useTexts();
  return <div className="column-width" style={{ width: `${columnWidth(column, rows, language)}ch` }} />;
}) as <Row>(props: { column: TableColumn<Row>; rows: readonly Row[] }) => React.ReactNode;
