import type { Tally } from '../../core/indicators/tally.ts';
import type { Benchmark, UnitFigures } from '../../core/indicators/unit-figures.ts';
import type { MonthFigures, ViewFigures } from '../../core/indicators/view-figures.ts';
import { unitWith } from './unit-figures.ts';

export function benchmarkOf(groups: Readonly<Record<string, Tally>> = {}): Benchmark {
  return { region: '371300', from: '2025-06', until: '2026-05', groups: new Map(Object.entries(groups)) };
}

/** A unit whose stays are all in one group. */
export const unitOf = (tally: Tally): UnitFigures => unitWith({ 'chs/A': tally });

/** Units of a view in May 2026, by key: now, before and a year before. */
export function viewOf(
  units: Readonly<
    Record<
      string,
      { readonly now: UnitFigures; readonly before?: UnitFigures; readonly yearBefore?: UnitFigures }
    >
  >,
  period = '2026-05',
): ViewFigures {
  return {
    scope: { kind: 'hospital', hospital: 'H37130200901' },
    view: 'department',
    period,
    within: {},
    benchmark: benchmarkOf(),
    units: Object.entries(units).map(([key, { now, before = null, yearBefore = null }]) => ({
      key,
      now,
      before,
      yearBefore,
    })),
    gone: [],
  };
}

/** A history by month, and in it by unit. */
export function historyOf(
  months: Readonly<Record<string, Readonly<Record<string, UnitFigures>>>>,
): readonly MonthFigures[] {
  return Object.entries(months).map(([month, units]) => ({
    month,
    benchmark: benchmarkOf(),
    units: new Map(Object.entries(units)),
  }));
}
