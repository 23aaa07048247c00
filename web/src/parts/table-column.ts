import type { ReactNode } from 'react';
import { dateTime, decimal, share, yuan } from '../texts/figures.ts';
import type { Language } from '../texts/language.ts';

export type CellValue = string | number | null;

/** What the figures of a column are, which says how they are written, aligned and put into a workbook. */
export type ColumnKind = 'text' | 'fen' | 'count' | 'decimal' | 'share' | 'time';

/** Columns are kept the same from one rendering to the next (`useMemo`): a table remembers what it has sorted by. */
export interface TableColumn<Row> {
  readonly id: string;
  /** Its heading, plain text: it is repeated on every printed page. */
  readonly title: string;
  /** @default 'text' */
  readonly kind?: ColumnKind;
  /** What it is sorted, filtered and exported by. */
  readonly value: (row: Row) => CellValue;
  /** The words of a text that is a code: for the eye, the workbook and the search. */
  readonly textOf?: (value: string) => string;
  /** How it is shown, where that is another way than its value is written. */
  readonly cell?: (row: Row) => ReactNode;
  /** In `ch`. @default what its values need */
  readonly width?: number;
  /** Offered as a choice above the table: for values of which there are few. */
  readonly isChoice?: boolean;
  /** Not shown unless somebody chooses it. */
  readonly isExtra?: boolean;
}

/** A value as it is written. */
export function written(value: CellValue, kind: ColumnKind, language: Language): string {
  if (value === null) return '—';
  if (typeof value === 'string') return kind === 'time' ? dateTime(value, language) : value;
  if (kind === 'fen') return yuan(value, language, { exact: true });
  if (kind === 'share') return share(value, language);
  return decimal(value, language, kind === 'decimal' ? 2 : 0);
}

/** What a column says of a row. */
export function textIn<Row>(
  { kind = 'text', value, textOf }: TableColumn<Row>,
  row: Row,
  language: Language,
): string {
  const found = value(row);
  return textOf && typeof found === 'string' ? textOf(found) : written(found, kind, language);
}

export const isFigure = (kind: ColumnKind) => kind !== 'text' && kind !== 'time';

/** The columns that are shown: those chosen, or all but the extra ones. The first always is, it says what a row is. */
export function shownColumns<Row>(
  columns: readonly TableColumn<Row>[],
  hidden: readonly string[] | undefined,
): readonly TableColumn<Row>[] {
  return columns.filter(
    ({ id, isExtra }, at) => at === 0 || (hidden ? !hidden.includes(id) : isExtra !== true),
  );
}
