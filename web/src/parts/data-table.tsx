import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useDeferredValue, useMemo, useRef } from 'react';
import { useTexts } from '../texts/language.ts';
import { isFigure, type TableColumn, written } from './table-column.ts';
import { type TableView, viewedRows } from './table-rows.ts';
import { TableTools } from './table-tools.tsx';
import { usePrinting } from './use-printing.ts';
import './data-table.css';

export interface DataTableProps<Row> {
  /** What the table is of, also for who cannot see it. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Kept by the page, in its URL. */
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  /** Rows that are ticked, by key; none can be where this is left out. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelected?: (selected: ReadonlySet<string>) => void;
  /** Beside the tools of every table. */
  readonly tools?: ReactNode;
  /** Of the workbook, without its ending. */
  readonly fileName: string;
}

const rowHeight = 36;

/**
 * A table of any length: real rows of a real table, of which only those in sight are there; all of them when it is
 * printed. It can be sorted, filtered, ticked and taken as a workbook.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, view, onView, selected, onSelected, tools, fileName } = props;
  const { t } = useTexts();
  const isPrinting = usePrinting();
  const asked = useDeferredValue(view);
  const shown = useMemo(() => viewedRows(rows, columns, asked), [rows, columns, asked]);
  const scroll = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const first = inSight[0];
  const last = inSight.at(-1);
  const above = isPrinting || !first ? 0 : first.start;
  const below = isPrinting || !last ? 0 : virtual.getTotalSize() - last.end;
  const there = isPrinting ? shown.map((_, index) => index) : inSight.map(({ index }) => index);
  const width = columns.length + (selected ? 1 : 0);
  return (
    <div className="data-table">
      <TableTools {...{ columns, rows, shown, view, onView, fileName, caption, tools }} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <section className="table-scroll" ref={scroll} tabIndex={0} aria-label={caption}>
        <table aria-rowcount={shown.length + 1}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {selected && onSelected && (
                <th scope="col" className="table-tick">
                  {!isPrinting && (
                    <input
                      type="checkbox"
                      aria-label={t('table.tick-all')}
                      checked={shown.length > 0 && shown.every((row) => selected.has(rowKey(row)))}
                      onChange={({ target }) =>
                        onSelected(target.checked ? new Set(shown.map(rowKey)) : new Set())
                      }
                    />
                  )}
                </th>
              )}
              {columns.map((column) => (
                <Heading key={column.id} {...{ column, view, onView, isPrinting }} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={above} width={width} />
            {there.map((at) => {
              const row = shown[at] as Row;
              const key = rowKey(row);
              return (
                <tr key={key} aria-rowindex={at + 2} aria-selected={selected?.has(key)}>
                  {selected && onSelected && (
                    <td className="table-tick">
                      <input
                        type="checkbox"
                        aria-label={t('table.tick', { row: key })}
                        checked={selected.has(key)}
                        onChange={({ target }) => onSelected(withOrWithout(selected, key, target.checked))}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <Cell key={column.id} column={column} row={row} />
                  ))}
                </tr>
              );
            })}
            <Gap height={below} width={width} />
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Heading<Row>({
  column: { id, title, kind = 'text', width },
  view,
  onView,
  isPrinting,
}: {
  readonly column: TableColumn<Row>;
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly isPrinting: boolean;
}) {
  const isSorted = view.sort === id;
  const order = view.down ? 'descending' : 'ascending';
  // A figure is first asked for from its largest.
  const next = isSorted ? !view.down : isFigure(kind);
  return (
    <th
      scope="col"
      className={isFigure(kind) ? 'figure-cell' : undefined}
      aria-sort={isSorted ? order : undefined}
      style={width === undefined ? undefined : { minWidth: `${width}ch` }}
    >
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

function Cell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const { language } = useTexts();
  const { kind = 'text' } = column;
  return (
    <td className={isFigure(kind) ? 'figure-cell' : undefined}>
      {column.cell ? column.cell(row) : written(column.value(row), kind, language)}
    </td>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height, width }: { readonly height: number; readonly width: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={width} className="table-gap" style={{ height }} />
    </tr>
  );
}

function withOrWithout(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}
