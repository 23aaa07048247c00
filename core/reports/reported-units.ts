import type { Words } from '../claims/words.ts';
import { evaluate } from '../indicators/evaluate.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { Benchmark, UnitFigures } from '../indicators/unit-figures.ts';
import type { UnitInTime } from '../indicators/view-figures.ts';
import type { Figure, LampColour, ReportedUnit } from './report.ts';

/** What all indicators say of a unit, now and before. */
export function reportedUnit(
  { key, now, before, yearBefore }: UnitInTime,
  name: Words,
  indicators: readonly ManagementIndicator[],
  benchmark: Benchmark,
  lampOf: (indicator: string) => LampColour,
): ReportedUnit {
  const valuesOf = (unit: UnitFigures | null, earlier: UnitFigures | null) =>
    unit && evaluate(indicators, unit, benchmark, earlier);
  const values = evaluate(indicators, now, benchmark, yearBefore);
  const valuesBefore = valuesOf(before, null);
  const valuesYearBefore = valuesOf(yearBefore, null);
  const figures = values.map(({ indicator, value, cases }, at): [string, Figure] => [
    indicator,
    {
      value,
      cases,
      before: valuesBefore?.[at]?.value ?? null,
      yearBefore: valuesYearBefore?.[at]?.value ?? null,
      lamp: lampOf(indicator),
    },
  ]);
  return { key, name, figures: new Map(figures) };
}
