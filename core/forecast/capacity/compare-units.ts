import type { ForecastParameters } from '../forecast-parameters.ts';
import type { UnitOutlook } from '../outlook.ts';
import type { OutlookNotice } from '../outlook-notice.ts';
import { type CapacityComparison, type CapacityRow, compareCapacity } from './compare-capacity.ts';

/** The unit of capacity that is the whole's. */
export const wholeUnit = 'all';

export interface ComparedUnits {
  /** Those that warn first, the greatest excess first. */
  readonly comparisons: readonly CapacityComparison[];
  readonly notices: readonly OutlookNotice[];
}

/** Demand of each unit beside the capacity that was given for it. */
export function compareUnits(
  rows: readonly CapacityRow[],
  total: UnitOutlook,
  units: readonly UnitOutlook[],
  months: readonly string[],
  { capacity, level }: ForecastParameters,
): ComparedUnits {
  const byKey = new Map<string, UnitOutlook>(
    units.flatMap((unit) => (unit.key === null ? [] : [[unit.key, unit]])),
  );
  byKey.set(wholeUnit, total);
  const comparisons: CapacityComparison[] = [];
  const notices: OutlookNotice[] = [];
  const unknown = new Set(rows.filter(({ unit }) => !byKey.has(unit)).map(({ unit }) => unit));
  if (unknown.size > 0) notices.push({ code: 'capacity-unknown-unit', units: [...unknown].sort() });
  for (const [unit, outlook] of byKey) {
    for (const kind of capacity.kinds) {
      const own = rows.filter((row) => row.unit === unit && row.kind === kind.id);
      if (own.length === 0) continue;
      const compared = compareOwn(unit, kind, own, outlook, months, { capacity, level });
      if (compared) comparisons.push(compared);
      else notices.push({ code: 'capacity-incomparable', unit, kind: kind.id, name: kind.name });
    }
  }
  return { comparisons: comparisons.sort(byUrgency), notices };
}

function compareOwn(
  unit: string,
  kind: ForecastParameters['capacity']['kinds'][number],
  rows: readonly CapacityRow[],
  { measures }: UnitOutlook,
  months: readonly string[],
  { capacity, level }: Pick<ForecastParameters, 'capacity' | 'level'>,
): CapacityComparison | null {
  const demand = measures[kind.demand];
  if (!demand || (measures.cases?.yearBefore ?? 0) < capacity.minCases) return null;
  if (demand.yearBefore === null) return null;
  const asked = { before: demand.yearBefore, expected: demand.whole, level };
  return compareCapacity(unit, kind, rows, asked, months, capacity);
}

function byUrgency(a: CapacityComparison, b: CapacityComparison): number {
  return Number(b.warning !== null) - Number(a.warning !== null) || b.excess - a.excess;
}
