/** Which row a key leads to from another; `null` where the key leads to none. */
export function rowAfterKey(key: string, at: number, count: number, rowsInSight: number): number | null {
  const page = Math.max(1, rowsInSight - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return to === undefined || count === 0 ? null : Math.min(Math.max(to, 0), count - 1);
}
