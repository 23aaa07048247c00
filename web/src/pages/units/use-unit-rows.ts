import { useMemo } from 'react';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { LampList } from '../../../../functions/query/lamp-routes.ts';
import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import { useWholeList } from '../../api/use-api.ts';
import type { LampColour } from '../../parts/lamp.tsx';
import type { Period } from '../../parts/period.ts';
import type { Place } from '../../parts/use-periods.ts';
import { lampKey, type UnitRow } from './unit-columns.tsx';
import type { Compare, UnitView } from './units-search.ts';

export interface AskedUnits extends Place {
  readonly view: UnitView;
  readonly period: Period;
  readonly compare: Compare;
  readonly department?: string | undefined;
}

const limit = 200;

/** All units of a view, by some indicators. */
export function useUnitRows(
  { view, period, compare, department, hospital, scope }: AskedUnits,
  indicators: readonly IndicatorView[],
) {
  const ids = indicators.map(({ id }) => id).join(',');
  return useWholeList<SummaryPage, UnitRow>(
    '/api/v1/summaries',
    { view, period, compare, department, hospital, scope, indicators: ids, limit },
    ({ rows }) => rows,
  );
}

type ToldLamp = LampList['lamps'][number];

/** The red and yellow lamps of a view's units; they come after the figures. */
export function useLitLamps({
  view,
  period,
  department,
  hospital,
  scope,
}: AskedUnits): ReadonlyMap<string, LampColour> {
  const query = { view, period, department, hospital, scope, limit };
  const { data } = useWholeList<LampList, ToldLamp>('/api/v1/lamps', query, ({ lamps }) => lamps);
  return useMemo(
    () => new Map((data ?? []).map(({ unit, indicator, colour }) => [lampKey(unit, indicator), colour])),
    [data],
  );
}
