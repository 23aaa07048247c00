import { evaluate } from '../../core/indicators/evaluate.ts';
import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Period } from '../../core/indicators/period.ts';
import type { Benchmark, UnitFigures } from '../../core/indicators/unit-figures.ts';
import type { IndicatorValue } from '../../core/indicators/view-figures.ts';

/** Indicators that somebody asked for. */
export interface ChosenIndicators {
  /** In the order of their definitions. */
  readonly indicators: readonly ManagementIndicator[];
  readonly valuesOf: (
    unit: UnitFigures,
    benchmark: Benchmark,
    yearBefore: UnitFigures | null,
  ) => readonly IndicatorValue[];
}

/**
 * Those of the indicators in force in a period that somebody named, all where he named none; `null` where he named
 * one that is not.
 */
export function chooseIndicators(
  all: readonly ManagementIndicator[],
  period: Period,
  names: readonly string[] | undefined,
): ChosenIndicators | null {
  const inForce = indicatorsInForce(all, period);
  if (names?.some((name) => !inForce.some(({ id }) => id === name))) return null;
  const chosen = inForce.filter(({ id }) => names?.includes(id) ?? true);
  const needed = new Set(
    chosen.flatMap(({ id, formula }) => (formula.kind === 'growth' ? [id, formula.of] : [id])),
  );
  const evaluated = inForce.filter(({ id }) => needed.has(id));
  const shown = new Set(chosen.map(({ id }) => id));
  return {
    indicators: chosen,
    valuesOf: (unit, benchmark, yearBefore) =>
      evaluate(evaluated, unit, benchmark, yearBefore).filter(({ indicator }) => shown.has(indicator)),
  };
}
