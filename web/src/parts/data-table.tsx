import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../texts/language.ts';
import { TableBody } from './table-body.tsx';
import { shownColumns, type TableColumn } from './table-column.ts';
import { type TableFact, viewFacts } from './table-facts.ts';
import { TableHead } from './table-head.tsx';
import { prepareRows, type TableView, viewedRows } from './table-rows.ts';
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
  /** The address that a row leads to, if to any: its first column is the link. Arrow keys go from row to row. */
  readonly linkOf?: (row: Row) => string | null;
  /** What opens a row that leads to no other page: its first column is the button. */
  readonly onOpen?: (row: Row) => void;
  /** Beside the tools of every table; a function where they are about the rows that are shown. */
  readonly tools?: ReactNode | ((shown: readonly Row[]) => ReactNode);
  /** What was asked for before the table could choose among it: on paper and in the workbook it must be said. */
  readonly about?: readonly TableFact[];
  /** Of the workbook, without its ending. */
  readonly fileName: string;
}

/**
 * A table of any length: real rows of a real table, of which only those in sight are there; all of them when it is
 * printed. It can be sorted, filtered, ticked, opened row by row, and taken as a workbook.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, view, onView, selected, onSelected, tools, fileName } = props;
  const { t } = useTexts();
  const isPrinting = usePrinting();
  const asked = useDeferredValue(view);
  const { hidden } = view;
  const visible = useMemo(() => shownColumns(columns, hidden), [columns, hidden]);
  const shown = useMemo(() => viewedRows(rows, columns, asked), [rows, columns, asked]);
  const findName = t('table.find');
  const { about } = props;
  const facts = useMemo(
    () => [...(about ?? []), ...viewFacts(columns, asked, findName)],
    [about, columns, asked, findName],
  );
  const [scroll, setScroll] = useState<HTMLElement | null>(null);
  const ticks = useTicks(shown, rowKey, selected, onSelected);
  usePrepared(rows, columns);
  const body = {
    caption,
    scroll,
    columns: visible,
    rows: shown,
    rowKey,
    isPrinting,
    selected,
    onTick: ticks.onTick,
  };
  return (
    <div className="data-table">
      <TableTools
        {...{ columns, visible, rows, shown, view, onView, fileName, caption }}
        facts={facts}
        tools={typeof tools === 'function' ? tools(shown) : tools}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <section className="table-scroll" ref={setScroll} tabIndex={0} aria-label={caption}>
        <table aria-rowcount={shown.length + 1}>
          <caption className="visually-hidden">{caption}</caption>
          <TableHead {...{ columns: visible, rows, view, onView, isPrinting, ticks: ticks.ofAll }} />
          <TableBody {...body} linkOf={props.linkOf} onOpen={props.onOpen} />
        </table>
        {shown.length === 0 && (
          <p className="table-none">{t(rows.length === 0 ? 'table.empty' : 'table.none')}</p>
        )}
      </section>
    </div>
  );
}

/** Ticks of rows, and the one tick of all that are shown. */
function useTicks<Row>(
  shown: readonly Row[],
  rowKey: (row: Row) => string,
  selected: ReadonlySet<string> | undefined,
  onSelected: ((selected: ReadonlySet<string>) => void) | undefined,
) {
  const now = useRef(selected);
  now.current = selected;
  const onTick = useCallback(
    (key: string, isIn: boolean) => onSelected?.(withOrWithout(now.current ?? new Set(), key, isIn)),
    [onSelected],
  );
  const areAll = useMemo(
    () => selected !== undefined && shown.length > 0 && shown.every((row) => selected.has(rowKey(row))),
    [shown, selected, rowKey],
  );
  const ofAll = selected &&
    onSelected && {
      areAll,
      // Those that are not shown stay as they are.
      onAll: (isIn: boolean) => {
        const others = new Set(selected);
        for (const row of shown) others.delete(rowKey(row));
        onSelected(isIn ? new Set([...others, ...shown.map(rowKey)]) : others);
      },
    };
  return { onTick, ofAll };
}

function withOrWithout(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

/** While nobody does anything, what the first search and sorting of many rows would make him wait for. */
function usePrepared<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): void {
  useEffect(() => {
    if (rows.length < 2000) return;
    const steps = prepareRows(rows, columns);
    let handle = requestIdleCallback(step);
    function step() {
      if (!steps.next().done) handle = requestIdleCallback(step);
    }
    return () => cancelIdleCallback(handle);
  }, [rows, columns]);
}
