/** Two rows of one table that set different caps for the same item; places from 0. */
export interface CapConflict {
  readonly at: number;
  readonly earlier: number;
}

/** Caps that contradict an earlier one for the same code and level of hospital: which holds, nobody could say. */
export function findConflictingCaps(rows: readonly (readonly unknown[])[]): readonly CapConflict[] {
  const firstOf = new Map<string, number>();
  return rows.flatMap(([code, , level, cap], at) => {
    const key = JSON.stringify([code, level]);
    const earlier = firstOf.get(key);
    if (earlier === undefined) firstOf.set(key, at);
    return earlier === undefined || rows[earlier]?.[3] === cap ? [] : [{ at, earlier }];
  });
}
