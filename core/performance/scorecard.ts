import { askFormula, type Known } from './formula.ts';
import type { PerformanceRules, ScorecardItem } from './read-performance-scheme.ts';
import { readCurve } from './scoring-curve.ts';

/** One line of a scorecard. */
export interface ScoredItem {
  readonly item: string;
  readonly dimension: ScorecardItem['dimension'];
  /** The figure that is scored. */
  readonly value: number | null;
  /** What is not told, where there is none. */
  readonly missing: readonly string[];
  /** Marks that can be had. */
  readonly marks: number;
  /** Marks that it has. */
  readonly scored: number | null;
}

/** The insurance scorecard of a department. */
export interface Scorecard {
  /** 0 to 100, over the items that are known; `null` where too few are. */
  readonly score: number | null;
  /** Share of the marks that the known items carry. */
  readonly knownShare: number;
  /** What is not told, where there is no score. */
  readonly missing: readonly string[];
  readonly items: readonly ScoredItem[];
}

/** Scores a unit by the items of a scheme. Marks and score are to the ten-thousandth. */
export function scoreUnit({ scheme, items: ready }: PerformanceRules, known: Known): Scorecard {
  const items = ready.map(({ item, of }): ScoredItem => {
    const { id, dimension, marks, curve } = item;
    const { value, missing } = askFormula(of, known);
    const scored = value === null ? null : rounded(marks * readCurve(curve, value));
    return { item: id, dimension, value, missing, marks, scored };
  });
  const answered = items.filter(({ scored }) => scored !== null);
  const marks = sum(items.map((item) => item.marks));
  const knownMarks = sum(answered.map((item) => item.marks));
  const isEnough = knownMarks > 0 && knownMarks >= marks * (scheme.scorecard?.knownShare ?? 0);
  const score = isEnough
    ? rounded((100 * sum(answered.map(({ scored }) => scored ?? 0))) / knownMarks)
    : null;
  const missing = score === null ? [...new Set(items.flatMap((item) => item.missing))] : [];
  return { score, knownShare: rounded(knownMarks / marks), missing, items };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
