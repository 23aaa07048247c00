import * as z from 'zod';
import type { Benchmark, UnitFigures } from '../../core/indicators/unit-figures.ts';
import type { IndicatorValue, UnitInTime, UnitView } from '../../core/indicators/view-figures.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import type { ChosenIndicators } from './chosen-indicators.ts';

export const wordsViewSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** The two sides of a figure and what it rests on. */
export const sidesShape = {
  value: z.number().nullable().meta({ description: '无数据为 null; null where there are no data' }),
  above: z.number().nullable().meta({ description: '分子 above the line' }),
  below: z.number().nullable().meta({ description: '分母 below the line' }),
  cases: z.number().meta({ description: '所依据的病例数 cases that it rests on' }),
};

/** An indicator's value as answers have it; of a unit without cases there is none. */
export function figureOf(found: IndicatorValue | undefined) {
  if (!found) return { value: null, above: null, below: null, cases: 0 };
  const { value, above, below, cases } = found;
  return { value, above, below, cases };
}

/** What an indicator says of a unit, now and before. */
const figureSchema = z.strictObject({
  ...sidesShape,
  before: z.number().nullable().optional().meta({ description: '环比期 the period just before' }),
  year_before: z.number().nullable().optional().meta({ description: '同比期 a year earlier' }),
});

export const summaryRowSchema = z.strictObject({
  key: z.string(),
  name: wordsViewSchema.nullable(),
  figures: z.record(z.string(), figureSchema).meta({ description: '按指标 by indicator' }),
});

export type SummaryRow = z.infer<typeof summaryRowSchema>;

/** What all rows of a table are made by. */
export interface RowContext {
  readonly view: UnitView;
  readonly chosen: ChosenIndicators;
  readonly benchmark: Benchmark;
  readonly names: Names;
  /** With which former periods. */
  readonly compare: 'none' | 'before' | 'year-before' | 'both';
}

/** A unit as a row of figures. */
export function summaryRow(
  { key, now, before, yearBefore }: UnitInTime,
  { view, chosen, benchmark, names, compare }: RowContext,
): SummaryRow {
  const valuesIn = (former: UnitFigures | null, isWanted: boolean) =>
    isWanted && former ? chosen.valuesOf(former, benchmark, null) : [];
  const [withBefore, withYearBefore] = [compare === 'before', compare === 'year-before'].map(
    (only) => only || compare === 'both',
  ) as [boolean, boolean];
  const last = valuesIn(before, withBefore);
  const past = valuesIn(yearBefore, withYearBefore);
  const figures = chosen.valuesOf(now, benchmark, yearBefore).map(({ indicator, ...sides }, at) => [
    indicator,
    {
      ...sides,
      ...(withBefore && { before: last[at]?.value ?? null }),
      ...(withYearBefore && { year_before: past[at]?.value ?? null }),
    },
  ]);
  return { key, name: nameOf(view, key, names), figures: Object.fromEntries(figures) };
}

/** What a unit of a view is called. */
export function nameOf(view: UnitView, key: string, names: Names): SummaryRow['name'] {
  return view === 'total' || view === 'doctor' ? null : names[view](key);
}
