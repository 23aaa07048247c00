import type { HospitalLevel } from '../../claims/settlement-list.ts';

/** What a case of the history cost. */
export interface CaseCost {
  /** Year of discharge, `yyyy`. */
  readonly year: string;
  readonly level: HospitalLevel | null;
  readonly costFen: number;
  /** Its drugs and consumables; `null` where the list does not tell. */
  readonly drugFen: number | null;
  readonly consumableFen: number | null;
}

interface YearSums {
  cases: number;
  costFen: bigint;
  squares: bigint;
  /** Cases of which drugs and consumables are known. */
  partCases: number;
  drugFen: bigint;
  consumableFen: bigint;
}

/** Cases and what they cost together. */
export interface Counted {
  readonly cases: number;
  readonly costFen: bigint;
}

const noYear = (): YearSums => ({
  cases: 0,
  costFen: 0n,
  squares: 0n,
  partCases: 0,
  drugFen: 0n,
  consumableFen: 0n,
});

/**
 * Sums of costs by year, and by level of hospital and year. Whole numbers without bound, so that neither the order of
 * the cases nor their number changes a figure; as large for a million cases as for one.
 */
export class CostSums {
  readonly #years = new Map<string, YearSums>();
  readonly #levels = new Map<HospitalLevel, Map<string, Counted>>();

  add({ year, level, costFen, drugFen, consumableFen }: CaseCost): void {
    const sums = this.#yearSums(year);
    const cost = BigInt(costFen);
    sums.cases += 1;
    sums.costFen += cost;
    sums.squares += cost * cost;
    if (drugFen !== null && consumableFen !== null) {
      sums.partCases += 1;
      sums.drugFen += BigInt(drugFen);
      sums.consumableFen += BigInt(consumableFen);
    }
    if (level !== null) this.#addLevel(level, year, { cases: 1, costFen: cost });
  }

  /** Adds all that another has summed up, of these years. */
  addSums(other: CostSums, years: ReadonlySet<string>): void {
    for (const [year, theirs] of other.#years) {
      if (!years.has(year)) continue;
      const sums = this.#yearSums(year);
      sums.cases += theirs.cases;
      sums.costFen += theirs.costFen;
      sums.squares += theirs.squares;
      sums.partCases += theirs.partCases;
      sums.drugFen += theirs.drugFen;
      sums.consumableFen += theirs.consumableFen;
    }
    for (const [level, byYear] of other.#levels)
      for (const [year, counted] of byYear) if (years.has(year)) this.#addLevel(level, year, counted);
  }

  get years(): ReadonlyMap<string, Readonly<YearSums>> {
    return this.#years;
  }

  /** Of hospitals of a level, by year. */
  atLevel(level: HospitalLevel): ReadonlyMap<string, Counted> {
    return this.#levels.get(level) ?? new Map();
  }

  casesIn(years: Iterable<string>): number {
    let cases = 0;
    for (const year of years) cases += this.#years.get(year)?.cases ?? 0;
    return cases;
  }

  #yearSums(year: string): YearSums {
    const found = this.#years.get(year);
    if (found) return found;
    const sums = noYear();
    this.#years.set(year, sums);
    return sums;
  }

  #addLevel(level: HospitalLevel, year: string, { cases, costFen }: Counted): void {
    const byYear = this.#levels.get(level) ?? new Map<string, Counted>();
    const before = byYear.get(year);
    byYear.set(year, {
      cases: cases + (before?.cases ?? 0),
      costFen: costFen + (before?.costFen ?? 0n),
    });
    this.#levels.set(level, byYear);
  }
}
