import type { ReactNode } from 'react';
import { dateTime, decimal, share, yuan } from '../texts/figures.ts';
import type { Language } from '../texts/language.ts';

export type CellValue = string | number | null;

/** What the figures of a column are, which says how they are written, aligned and put into a workbook. */
export type ColumnKind = 'text' | 'fen' | 'count' | 'decimal' | 'share' | 'time';

export interface TableColumn<Row> {
  readonly id: string;
  /** Its heading, plain text: it is repeated on every printed page. */
  readonly title: string;
  /** @default 'text' */
  readonly kind?: ColumnKind;
  /** What it is sorted, filtered and exported by. */
  readonly value: (row: Row) => CellValue;
  /** How it is shown, where that is another way than its value is written. */
  readonly cell?: (row: Row) => ReactNode;
  /** In `ch`. */
  readonly width?: number;
  /** Offered as a choice above the table: for values of which there are few. */
  readonly isChoice?: boolean;
}

/** A value as it is written. */
export function written(value: CellValue, kind: ColumnKind, language: Language): string {
  if (value === null) return '—';
  if (typeof value === 'string') return kind === 'time' ? dateTime(value, language) : value;
  if (kind === 'fen') return yuan(value, language, { exact: true });
  if (kind === 'share') return share(value, language);
  return decimal(value, language, kind === 'decimal' ? 2 : 0);
}

export const isFigure = (kind: ColumnKind) => kind !== 'text' && kind !== 'time';
