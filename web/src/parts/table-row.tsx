import { type MouseEvent, memo, type ReactNode } from 'react';
import type { Language } from '../texts/language.ts';
import { QuickLink } from './quick-link.tsx';
import { isFigure, type TableColumn, textIn } from './table-column.ts';

export interface TableRowProps<Row> {
  readonly row: Row;
  /** Among those shown, from 0. */
  readonly at: number;
  readonly id: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly language: Language;
  /** `undefined` where rows are not ticked. */
  readonly isTicked: boolean | undefined;
  readonly tickText: string;
  readonly onTick: (key: string, isIn: boolean) => void;
  readonly linkOf: ((row: Row) => string | null) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  /** Whether the tab key stops here. */
  readonly isStop: boolean;
}

function ShownRow<Row>(props: TableRowProps<Row>) {
  const { row, at, id, columns, language, isTicked, tickText, onTick, linkOf, onOpen } = props;
  const isOpened = linkOf !== undefined || onOpen !== undefined;
  return (
    <tr
      data-at={at}
      data-ticked={isTicked}
      aria-rowindex={at + 2}
      className={isOpened ? 'opened-row' : undefined}
      onClick={isOpened ? openRow : undefined}
    >
      {isTicked !== undefined && (
        <td className="table-tick">
          <input
            type="checkbox"
            aria-label={tickText}
            checked={isTicked}
            onChange={({ target }) => onTick(id, target.checked)}
          />
        </td>
      )}
      {columns.map((column, place) => {
        const className = isFigure(column.kind ?? 'text') ? 'figure-cell' : undefined;
        const text = column.cell ? undefined : textIn(column, row, language);
        const content = column.cell ? column.cell(row) : text;
        if (place > 0)
          return (
            <td key={column.id} className={className} title={longText(text)}>
              {content}
            </td>
          );
        return (
          <th key={column.id} scope="row" className={className} title={longText(text)}>
            <Opener {...props}>{content}</Opener>
          </th>
        );
      })}
    </tr>
  );
}

/** A row of a table, made anew only where something of it is another. */
export const TableRow = memo(ShownRow) as typeof ShownRow;

/** What may be cut off at the end of a cell. */
const longText = (text: string | undefined) => (text && text.length > 20 ? text : undefined);

function Opener<Row>({
  row,
  linkOf,
  onOpen,
  isStop,
  children,
}: Pick<TableRowProps<Row>, 'row' | 'linkOf' | 'onOpen' | 'isStop'> & { readonly children: ReactNode }) {
  const tabIndex = isStop ? 0 : -1;
  const href = linkOf?.(row);
  if (href)
    return (
      <QuickLink href={href} className="row-open" tabIndex={tabIndex}>
        {children}
      </QuickLink>
    );
  if (!onOpen) return children;
  return (
    <button type="button" className="row-open" tabIndex={tabIndex} onClick={() => onOpen(row)}>
      {children}
    </button>
  );
}

/** A click anywhere in a row opens it, unless it was for something in the row, or has marked text. */
function openRow({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if (target instanceof Element && target.closest('a, button, input, select, label, summary')) return;
  if (getSelection()?.toString()) return;
  currentTarget.querySelector<HTMLElement>('.row-open')?.click();
}
