import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/language.ts';
import { rowAfterKey } from './row-moves.ts';
import type { TableColumn } from './table-column.ts';
import { TableRow } from './table-row.tsx';
import { rememberOpened, useRowAgain } from './use-row-again.ts';

export interface TableBodyProps<Row> {
  readonly caption: string;
  /** What the rows scroll in. */
  readonly scroll: HTMLElement | null;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isPrinting: boolean;
  readonly selected: ReadonlySet<string> | undefined;
  readonly onTick: (key: string, isIn: boolean) => void;
  readonly linkOf: ((row: Row) => string | null) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
}

const rowHeight = 36;
const headHeight = 40;
const highestBox = 720;

/** The rows that are in sight; on paper all. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { caption, scroll, columns, rows, rowKey, isPrinting, selected, onTick, linkOf, onOpen } = props;
  const { t, language } = useTexts();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
    // Until it has been measured: a box that is filled at once does not shift.
    initialRect: { width: 0, height: highestBox },
  });
  const inSight = virtual.getVirtualItems();
  const [first, last] = [inSight[0], inSight.at(-1)];
  const [active, setActive] = useState(0);
  const mustFocus = useRef(false);
  // Tab leads to one row, arrow keys to the others: a table of thousands is one stop.
  const isActiveThere =
    first !== undefined && last !== undefined && active >= first.index && active <= last.index;
  const stop = isActiveThere ? active : first?.index;
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!mustFocus.current || !isActiveThere) return;
    mustFocus.current = false;
    body.current
      ?.querySelector<HTMLElement>(`[data-at="${active}"] .row-open`)
      ?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = openerPlace(event.target);
    if (at === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const visible = Math.floor(((scroll?.clientHeight ?? 0) - headHeight) / rowHeight);
    const next = rowAfterKey(event.key, at, rows.length, visible);
    if (next === null) return;
    event.preventDefault();
    lead(next);
  };
  const lead = (to: number) => {
    mustFocus.current = true;
    setActive(to);
    virtual.scrollToIndex(to);
  };
  useRowAgain(caption, rows, rowKey, scroll !== null, lead);
  const onClick = ({ target }: MouseEvent) => {
    const at = openerPlace(target);
    if (at === null) return;
    setActive(at);
    rememberOpened(caption, rowKey(rows[at] as Row));
  };
  const there = isPrinting ? rows.map((_, at) => at) : inSight.map(({ index }) => index);
  const width = columns.length + (selected ? 1 : 0);
  return (
    <tbody ref={body} onKeyDown={onKeyDown} onClick={onClick}>
      <Gap height={isPrinting || !first ? 0 : first.start} width={width} />
      {there.map((at) => {
        const row = rows[at] as Row;
        const key = rowKey(row);
        const isTicked = selected?.has(key);
        return (
          <TableRow
            key={key}
            tickText={isTicked === undefined ? '' : t('table.tick', { row: key })}
            isStop={at === stop}
            {...{ row, at, id: key, columns, language, isTicked, onTick, linkOf, onOpen }}
          />
        );
      })}
      <Gap height={isPrinting || !last ? 0 : virtual.getTotalSize() - last.end} width={width} />
    </tbody>
  );
}

/** Which row's link or button an event is of. */
function openerPlace(target: EventTarget): number | null {
  const opener = target instanceof Element ? target.closest('.row-open') : null;
  const at = opener?.closest('tr')?.dataset['at'];
  return at === undefined ? null : Number(at);
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
