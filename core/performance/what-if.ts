import type { PerformanceScheme } from './performance-scheme.ts';

/** The name by which a what-if changes the share of the balance that is given out. */
const poolShare = 'pool.share';

/** What a what-if may change in a scheme. */
export function changeable({ constants }: PerformanceScheme): readonly string[] {
  return [poolShare, ...Object.keys(constants)];
}

/** The scheme with other numbers in the place of some; still to be checked. */
export function withWhatIf(
  scheme: PerformanceScheme,
  changes: ReadonlyMap<string, number>,
): PerformanceScheme {
  const constants = Object.entries(scheme.constants).map(([name, value]) => [
    name,
    changes.get(name) ?? value,
  ]);
  const share = changes.get(poolShare) ?? scheme.pool.share;
  return { ...scheme, constants: Object.fromEntries(constants), pool: { ...scheme.pool, share } };
}
