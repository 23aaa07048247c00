import type { CaseIndex } from '../case-index.ts';
import type { TableOfKind } from '../knowledge-points.ts';

/** One row of the table: a diagnosis and what its care leaves on a bill. */
export interface Support {
  readonly name: string;
  /** Beginnings of catalogue codes. */
  readonly items: readonly string[];
}

/** Finds what is known of a diagnosis by the longest beginning of its code; `null` where nothing is. */
export type SupportOf = (code: string) => Support | null;

export function indexSupport({ rows }: TableOfKind<'diagnosis-support'>): SupportOf {
  const byBeginning = new Map(rows.map(([beginning, name, items]) => [beginning, { name, items }]));
  const lengths = [...new Set(rows.map(([beginning]) => beginning.length))].sort((a, b) => b - a);
  return (code) => {
    for (const length of lengths) {
      const found = byBeginning.get(code.slice(0, length));
      if (found) return found;
    }
    return null;
  };
}

/** Whether anything still charged speaks for the diagnosis. */
export function isSupported({ items }: Support, { linesByCode }: CaseIndex): boolean {
  for (const code of linesByCode?.keys() ?? []) {
    if (items.some((beginning) => code.startsWith(beginning))) return true;
  }
  return false;
}
