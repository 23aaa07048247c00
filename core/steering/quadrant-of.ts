import type { Words } from '../claims/words.ts';
import type { IndicatorValue } from '../indicators/view-figures.ts';
import type { QuadrantChart, QuadrantId } from './steering-plan.ts';

/** A unit's values by indicator. */
export interface UnitValues {
  readonly key: string;
  readonly values: ReadonlyMap<string, IndicatorValue>;
}

export interface QuadrantPoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** That x rests on: the size of the bubble. */
  readonly cases: number;
  readonly quadrant: QuadrantId;
  readonly name: Words;
}

/** Units in a plane of two indicators, and the lines that divide it. */
export interface Quadrants {
  readonly chart: string;
  readonly lines: { readonly x: number; readonly y: number };
  /** In the order of the units. */
  readonly points: readonly QuadrantPoint[];
}

/**
 * Places units in a plane. Who stands on a line is above it. Units without either value are left out.
 * @param whole values of all their cases together, for lines that go by it
 * @returns `null` where a line cannot be drawn
 */
export function quadrantOf(
  { id, x, y, names }: QuadrantChart,
  units: readonly UnitValues[],
  whole: ReadonlyMap<string, IndicatorValue>,
): Quadrants | null {
  const placed = units.flatMap(({ key, values }) => {
    const [across, up] = [values.get(x.indicator), values.get(y.indicator)];
    const [left, right] = [across?.value ?? null, up?.value ?? null];
    return left === null || right === null ? [] : [{ key, x: left, y: right, cases: across?.cases ?? 0 }];
  });
  const lines = {
    x: lineOf(
      x,
      placed.map((point) => point.x),
      whole,
    ),
    y: lineOf(
      y,
      placed.map((point) => point.y),
      whole,
    ),
  };
  if (lines.x === null || lines.y === null) return null;
  const [lineX, lineY] = [lines.x, lines.y];
  const points = placed.map((point) => {
    const quadrant = `${point.x >= lineX ? 'high' : 'low'}-${point.y >= lineY ? 'high' : 'low'}` as const;
    return { ...point, quadrant, name: names[quadrant] };
  });
  return { chart: id, lines: { x: lineX, y: lineY }, points };
}

function lineOf(
  { indicator, line }: QuadrantChart['x'],
  values: readonly number[],
  whole: ReadonlyMap<string, IndicatorValue>,
): number | null {
  if (line.kind === 'fixed') return line.at;
  if (line.kind === 'whole') return whole.get(indicator)?.value ?? null;
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
