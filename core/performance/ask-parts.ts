import { askFormula } from './formula.ts';
import type { JudgedUnit } from './judge-unit.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';

/** What a part's formula says of a unit that the part concerns. */
export interface PartAnswer {
  readonly part: string;
  /** Yuan of an award, points of the others; never negative. Nought where a guard withholds it. */
  readonly value: number;
  /** The guard that withholds it. */
  readonly withheldBy: string | null;
  /** The formula came to less than nought, which counts as nought. */
  readonly wasNegative: boolean;
}

/** What a formula that has no answer lacks. */
export interface Lack {
  /** `null`: the pool. */
  readonly unit: string | null;
  /** The part, `pool`, `floor` or `cap`. */
  readonly of: string;
  /** Names of what is not told; empty where a formula divides by nought. */
  readonly missing: readonly string[];
}

/** Asks the formulas of all parts that concern units of the kind. */
export function askParts(
  { parts }: PerformanceRules,
  { id, kind }: { readonly id: string; readonly kind: string },
  { guards, known }: JudgedUnit,
): { readonly answers: readonly PartAnswer[]; readonly lacks: readonly Lack[] } {
  const answers: PartAnswer[] = [];
  const lacks: Lack[] = [];
  for (const { part, formulas } of parts) {
    const formula = formulas.get(kind);
    if (!formula) continue;
    const guard = guards.find((one) => one.holds && part.withheldBy.includes(one.guard));
    if (guard) {
      answers.push({ part: part.id, value: 0, withheldBy: guard.guard, wasNegative: false });
      continue;
    }
    const { value, missing } = askFormula(formula, known);
    if (value === null) lacks.push({ unit: id, of: part.id, missing });
    else answers.push({ part: part.id, value: Math.max(0, value), withheldBy: null, wasNegative: value < 0 });
  }
  return { answers, lacks };
}
