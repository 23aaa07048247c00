import { useEffect, useRef } from 'react';
import { isFocusLost } from './lost-focus.ts';

/** By page and table: the row that was opened last. */
const opened = new Map<string, string>();

const placeOf = (table: string) => `${location.pathname} ${table}`;

/** Who comes back to the table is to find himself at the row that he has opened. */
export function rememberOpened(table: string, row: string): void {
  opened.set(placeOf(table), row);
}

/**
 * Leads once to the row that was opened from a table, when somebody comes back whose focus went with the page that he
 * comes from. Rows may come late; as soon as he does something else he is left alone.
 * @param isReady whether the table can be scrolled
 */
export function useRowAgain<Row>(
  table: string,
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  isReady: boolean,
  lead: (at: number) => void,
): void {
  const awaited = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!isReady) return;
    if (awaited.current === undefined) awaited.current = opened.get(placeOf(table)) ?? null;
    if (awaited.current === null) return;
    const isLeft = isFocusLost() || document.activeElement?.tagName === 'H1';
    const at = isLeft ? rows.findIndex((row) => rowKey(row) === awaited.current) : -1;
    if (at >= 0) lead(at);
    if (at >= 0 || !isLeft) awaited.current = null;
  });
}
