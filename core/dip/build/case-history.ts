import { categoryOf } from '../../grouping/dip/code-cell.ts';
import { findInvalidReason, type InvalidReason } from '../../grouping/find-invalid-reason.ts';
import type { GroupingCase } from '../../grouping/grouping-case.ts';
import { type CaseCost, CostSums } from './cost-sums.ts';

/** Cases with the same principal diagnosis and the same operations, the main one first. */
export interface Combination {
  readonly principal: string;
  /** Each once, in the order of the case. */
  readonly operations: readonly string[];
  readonly sums: CostSums;
}

/** A case of the history: a whole list could not be kept, sums can. */
export interface HistoryCase extends Omit<CaseCost, 'costFen'> {
  readonly given: GroupingCase;
  readonly costFen: number | null;
}

/** Cases that a catalogue cannot be built from, by why. */
export type HistoryRefusal = InvalidReason | 'no-icd-code' | 'no-cost';

/** Takes a history in, case by case in any order, and keeps sums of each combination of codes that came. */
export class CaseHistory {
  readonly #combinations = new Map<string, Combination>();
  readonly #refused = new Map<HistoryRefusal, number>();
  #read = 0;

  add({ given, costFen, ...facts }: HistoryCase): void {
    this.#read += 1;
    const why = refusalOf(given);
    if (why !== null || costFen === null || costFen <= 0) {
      const reason = why ?? 'no-cost';
      this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
      return;
    }
    this.#combinationOf(given).sums.add({ ...facts, costFen });
  }

  get read(): number {
    return this.#read;
  }

  get refused(): ReadonlyMap<HistoryRefusal, number> {
    return this.#refused;
  }

  /** In the order of their codes, whatever the order of the cases. */
  get combinations(): readonly Combination[] {
    return [...this.#combinations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, combination]) => combination);
  }

  get years(): ReadonlySet<string> {
    return new Set([...this.#combinations.values()].flatMap(({ sums }) => [...sums.years.keys()]));
  }

  #combinationOf({ dx, proc }: GroupingCase): Combination {
    const principal = dx[0] as string;
    const operations = [...new Set(proc)];
    const key = [principal, ...operations].join('|');
    const found = this.#combinations.get(key);
    if (found) return found;
    const combination = { principal, operations, sums: new CostSums() };
    this.#combinations.set(key, combination);
    return combination;
  }
}

function refusalOf(given: GroupingCase): HistoryRefusal | null {
  return findInvalidReason(given) ?? (categoryOf(given.dx[0] as string) === null ? 'no-icd-code' : null);
}
