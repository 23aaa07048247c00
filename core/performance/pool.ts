import type { PerformanceFigures } from './performance-figures.ts';
import type { PerformanceScheme } from './performance-scheme.ts';

/** What there is to share, and how it came about; money in fen. */
export interface Pool {
  readonly sources: readonly { readonly source: string; readonly fen: number }[];
  readonly keptFen: number;
  readonly carriedInFen: number;
  /** Sources less what is kept, with what was carried over: what the share is of. */
  readonly baseFen: number;
  readonly share: number;
  readonly poolFen: number;
}

export type PoolAnswer =
  | { readonly ok: true; readonly pool: Pool }
  /** Sources that nobody told. */
  | { readonly ok: false; readonly missing: readonly string[] };

/** The pool: a share of the balance and returned deductions less what is kept, fractions of a fen cut off. */
export function poolOf(
  { pool: { sources, share, floorFen } }: PerformanceScheme,
  figures: PerformanceFigures,
): PoolAnswer {
  const { sourcesFen, keptFen, carriedInFen } = figures.pool;
  const missing = sources.filter(({ id }) => sourcesFen[id] === undefined).map(({ id }) => id);
  if (missing.length > 0) return { ok: false, missing };
  const told = sources.map(({ id }) => ({ source: id, fen: sourcesFen[id] ?? 0 }));
  const baseFen = told.reduce((sum, { fen }) => sum + fen, 0) - keptFen + carriedInFen;
  const sharedFen = Number((BigInt(Math.max(0, baseFen)) * BigInt(Math.round(share * 10_000))) / 10_000n);
  const poolFen = Math.max(floorFen, sharedFen);
  return { ok: true, pool: { sources: told, keptFen, carriedInFen, baseFen, share, poolFen } };
}
