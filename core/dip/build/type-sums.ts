import { type CaseCost, CostSums } from './cost-sums.ts';

/**
 * What cases of each type of the auxiliary catalogues cost, by group. Types are known after groups are: some look at
 * the cost beside the mean of the group.
 */
export class TypeSums {
  readonly #byGroup = new Map<string, Map<string, CostSums>>();

  /** @param code of the group */
  add(code: string, types: readonly string[], cost: CaseCost): void {
    const ofGroup = this.#byGroup.get(code) ?? new Map<string, CostSums>();
    for (const type of new Set(types)) {
      const sums = ofGroup.get(type) ?? new CostSums();
      sums.add(cost);
      ofGroup.set(type, sums);
    }
    if (ofGroup.size > 0) this.#byGroup.set(code, ofGroup);
  }

  get byGroup(): ReadonlyMap<string, ReadonlyMap<string, CostSums>> {
    return this.#byGroup;
  }
}
