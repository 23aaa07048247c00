import type { CaseRow } from './use-cases.ts';

/** What the parts of cases come to, above and below the line; of a sum there is nothing below. */
export function partsOf(cases: readonly Pick<CaseRow, 'part'>[]): {
  readonly above: number;
  readonly below: number | null;
} {
  let above = 0;
  let below: number | null = null;
  for (const { part } of cases) {
    if (!part) continue;
    above += part.above ?? part.value ?? 0;
    if (part.below !== null) below = (below ?? 0) + part.below;
  }
  return { above, below };
}
