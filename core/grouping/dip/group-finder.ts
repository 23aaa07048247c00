import { type PlanStep, planRows, preferMain } from './case-plan.ts';
import { CaseSheet } from './case-sheet.ts';
import type { CatalogueProgram } from './catalogue-program.ts';
import { type CompiledRow, need } from './compiled-row.ts';
import type { FoundComprehensive } from './comprehensive-finder.ts';
import type { DipResult } from './dip-grouper.ts';
import { withoutGroup } from './dip-results.ts';
import { PairTable } from './pair-table.ts';

/** What the two low bits of a pair's value say that the others are. */
const pair = {
  /** The place of the result, whatever else is in the case. */
  settled: 0,
  /** The place of the result of a case that is treated conservatively. */
  comprehensive: 1,
  /** The place of a plan. */
  planned: 2,
  bits: 2,
  mask: 3,
} as const;

/** What is to be tried for a principal diagnosis and a main operation. A row that is sure to fit ends a list. */
export interface CasePlan {
  readonly rows: readonly PlanStep[];
  /** Rows that mark cases of primary care. */
  readonly care: readonly PlanStep[];
}

/** Finds the groups of cases, one after the other, from what their codes lead to. */
export class GroupFinder {
  readonly sheet: CaseSheet;
  readonly #program: CatalogueProgram;
  readonly #isHighest: boolean;
  readonly #prefersMain: boolean;
  /** By the principal diagnosis and whether the case is young, and by the main operation. */
  readonly #pairs: PairTable;
  /** Each once: many pairs lead to the same rows. */
  readonly #plans: CasePlan[] = [];
  readonly #places = new Map<string, number>();

  constructor(program: CatalogueProgram) {
    const { form, reading } = program.catalogue.header;
    this.#program = program;
    this.#isHighest = reading.treatmentBy === 'highest';
    this.#prefersMain = form === 'combinations';
    this.sheet = new CaseSheet(program.memos, this.#prefersMain);
    this.#pairs = new PairTable(
      () => this.#valueOf(this.plan()),
      () => {
        this.#plans.length = 0;
        this.#places.clear();
      },
    );
  }

  /** The result of the case on the sheet. */
  find(): DipResult {
    const { sheet } = this;
    if (sheet.isUngroupable) return withoutGroup.ungroupable;
    const young = sheet.isUnder(this.#program.days) ? 1 : 0;
    const value = this.#pairs.of(2 * sheet.principalNumber + young, sheet.mainNumber);
    const place = value >> pair.bits;
    const kind = value & pair.mask;
    if (kind === pair.planned) return this.#findPlanned(this.#plans[place] as CasePlan);
    if (sheet.isLedAnywhere) {
      const first = this.#firstAnywhere(kind === pair.settled ? place >> 1 : -1);
      if (first >= 0) return this.#program.results[2 * first + (place & 1)] as DipResult;
    }
    if (kind === pair.settled) return this.#program.results[place] as DipResult;
    return this.#program.comprehensive.results[place + 2 * this.#treatment()] as DipResult;
  }

  #findPlanned({ rows, care }: CasePlan): DipResult {
    const isCare = care.length > 0 && this.careRank(care) >= 0 ? 1 : 0;
    const rank = this.firstRank(rows);
    if (rank >= 0) return this.#program.results[2 * rank + isCare] as DipResult;
    const place = this.sheet.comprehensiveClass + 2 * this.#treatment() + isCare;
    return this.#program.comprehensive.results[place] as DipResult;
  }

  /** Of the row that takes the case; -1 where none does. */
  firstRank(steps: readonly PlanStep[]): number {
    const planned = this.#firstOf(steps, this.#program.rows.rows);
    return this.sheet.isLedAnywhere ? this.#firstAnywhere(planned) : planned;
  }

  /** Of the row that marks the case as one of primary care; -1 where none does. */
  careRank(steps: readonly PlanStep[]): number {
    return this.#firstOf(steps, this.#program.care.rows);
  }

  comprehensive(): FoundComprehensive {
    const { found } = this.#program.comprehensive;
    return found[this.sheet.comprehensiveClass / 2 + this.#treatment()] as FoundComprehensive;
  }

  #treatment(): number {
    return this.#isHighest ? this.sheet.highestTreatment : (this.sheet.main?.treatment ?? 0);
  }

  #firstOf(steps: readonly PlanStep[], rows: readonly CompiledRow[]): number {
    for (let i = 0; i < steps.length; i++) {
      const { rank, needs } = steps[i] as PlanStep;
      if (needs === 0 || this.sheet.meets(rows[rank] as CompiledRow, needs)) return rank;
    }
    return -1;
  }

  #firstAnywhere(planned: number): number {
    const { rows } = this.#program.rows;
    let first = planned;
    for (let i = 0; i < this.sheet.procCount; i++) {
      for (const rank of this.sheet.procAt(i).anywhere) {
        if (first >= 0 && rank >= first) break;
        const row = rows[rank] as CompiledRow;
        if (this.sheet.meets(row, row.needs)) first = rank;
      }
    }
    return first;
  }

  /** What is to be tried for the case on the sheet. */
  plan(): CasePlan {
    const { rows, care, days } = this.#program;
    const { principal, main } = this.sheet;
    const all = planRows(rows, principal, main);
    const steps = this.sheet.isUnder(days) ? all : all.filter(({ needs }) => (needs & need.age) === 0);
    const ofCare = { ...principal, rows: principal.careRows };
    return {
      rows: this.#prefersMain ? preferMain(steps, rows.rows, main) : steps,
      care: planRows(care, ofCare, main && { ...main, rows: main.careRows }),
    };
  }

  #placeOf(plan: CasePlan): number {
    const key = [plan.rows, plan.care]
      .map((steps) => steps.map(({ rank, needs }) => [rank, needs]).join())
      .join(';');
    const place = this.#places.get(key) ?? this.#plans.push(plan) - 1;
    this.#places.set(key, place);
    return place;
  }

  #valueOf(plan: CasePlan): number {
    const [row, mark] = [plan.rows[0], plan.care[0]];
    const isOpen = (row && row.needs !== 0) || (mark && mark.needs !== 0);
    if (isOpen) return (this.#placeOf(plan) << pair.bits) | pair.planned;
    const care = mark ? 1 : 0;
    if (row) return ((2 * row.rank + care) << pair.bits) | pair.settled;
    return ((this.sheet.comprehensiveClass + care) << pair.bits) | pair.comprehensive;
  }
}
