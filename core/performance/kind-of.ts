import type { FiguresUnit } from './performance-figures.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/**
 * The kind of a unit under a scheme: the one it is told to be, else that which names the longest beginning of its
 * code. `null` where the scheme has none.
 */
export function kindOf({ id, kind }: FiguresUnit, { kinds }: PerformanceScheme): string | null {
  if (kind !== undefined) return kinds.some((one) => one.id === kind) ? kind : null;
  const fitting = kinds.flatMap((one) =>
    one.departments
      .filter((beginning) => id.startsWith(beginning))
      .map((beginning) => ({ beginning, id: one.id })),
  );
  return fitting.sort((a, b) => b.beginning.length - a.beginning.length)[0]?.id ?? null;
}
