import type { CostSketch } from './cost-sketch.ts';

/** Sketches by group, summed as they come: what merging them one by one gives, without a copy for each. */
export interface CostSum {
  readonly add: (sketches: Iterable<readonly [group: string, sketch: CostSketch]>) => void;
  /** In the order of the groups' names, whatever order they came in. */
  readonly byGroup: () => [group: string, sketch: CostSketch][];
}

export function sumOfCosts(): CostSum {
  const sums = new Map<string, Map<string, number>>();
  const sumOf = (group: string) => {
    const sum = sums.get(group) ?? new Map<string, number>();
    sums.set(group, sum);
    return sum;
  };
  return {
    add: (sketches) => {
      for (const [group, sketch] of sketches) {
        const sum = sumOf(group);
        for (const bucket in sketch) sum.set(bucket, (sum.get(bucket) ?? 0) + (sketch[bucket] as number));
      }
    },
    byGroup: () =>
      [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, sum]) => [group, sketchOf(sum)]),
  };
}

/** Counts of nought are not kept. */
function sketchOf(sum: ReadonlyMap<string, number>): CostSketch {
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0));
}
