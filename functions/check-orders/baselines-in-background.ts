import type { CostBaseline } from '../../core/costs/cost-baseline.ts';

type Baselines = ReadonlyMap<string, CostBaseline>;

const none: Baselines = new Map();

/**
 * What the groups of a region cost, read once while other things go on: nobody waits for it, so the first checks of
 * a container go without. What could not be read is tried again with the next check.
 */
export function baselinesInBackground(
  read: (region: string, scheme: string) => Promise<Baselines>,
): (region: string, scheme: string) => Baselines {
  const known = new Map<string, Baselines>();
  return (region, scheme) => {
    const name = `${region} ${scheme}`;
    const found = known.get(name);
    if (found) return found;
    known.set(name, none);
    read(region, scheme).then(
      (baselines) => known.set(name, baselines),
      () => known.delete(name),
    );
    return none;
  };
}
