import { evaluate } from '../../core/indicators/evaluate.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import type { ViewReader } from '../../platform/summaries/read-view.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';
import type { Usage, UsageCounter } from './count-units.ts';

/** One kind of question, asked of every hospital once. */
export interface ReadKind {
  readonly name: string;
  /** Answers how many rows came. */
  readonly read: (hospital: string) => Promise<number>;
}

export interface ReadTimes {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly rows: number;
  /** Of the dearest read. */
  readonly usage: Usage;
}

export interface ReadSources {
  readonly views: ViewReader;
  readonly sheets: SheetStore;
  readonly indicators: readonly ManagementIndicator[];
  readonly region: string;
  readonly department: string;
  readonly doctorOf: (hospital: string) => string;
}

const periods = { month: '2026-05', quarter: '2026-Q2', year: '2026' } as const;
const trend = { from: '2024-01', until: '2026-12' } as const;

/** Everything that is asked of summaries; views with every indicator of every unit, as the API answers. */
export function readKinds({
  views,
  sheets,
  indicators,
  region,
  department,
  doctorOf,
}: ReadSources): readonly ReadKind[] {
  const answer = async (scope: Scope, view: UnitView, period: string, within: Within = {}) => {
    const { units, benchmark } = await views.read({ scope, view, within, period, byGroup: 'core' });
    for (const { now, yearBefore } of units) evaluate(indicators, now, benchmark, yearBefore);
    return units.length;
  };
  const history = async (scope: Scope, view: UnitView, within: Within = {}) => {
    const months = await views.history({ scope, view, within, byGroup: 'core', ...trend });
    for (const { units, benchmark } of months)
      for (const unit of units.values()) evaluate(indicators, unit, benchmark, null);
    return months.length;
  };
  const area: Scope = { kind: 'region', region };
  const of = (hospital: string): Scope => ({ kind: 'hospital', hospital });
  const inPeriods = (name: string, read: (hospital: string, period: string) => Promise<number>): ReadKind[] =>
    Object.entries(periods).map(([length, period]) => ({
      name: `${name}, ${length}`,
      read: (hospital) => read(hospital, period),
    }));
  return [
    ...(['hospital', 'group'] as const).flatMap((view) =>
      inPeriods(`region by ${view}`, (_, period) => answer(area, view, period)),
    ),
    ...(['department', 'doctor', 'group'] as const).flatMap((view) =>
      inPeriods(`hospital by ${view}`, (hospital, period) => answer(of(hospital), view, period)),
    ),
    ...(['doctor', 'group'] as const).flatMap((view) =>
      inPeriods(`department by ${view}`, (hospital, period) =>
        answer(of(hospital), view, period, { department }),
      ),
    ),
    ...inPeriods('doctor by group', (hospital, period) =>
      answer(of(hospital), 'group', period, { doctor: doctorOf(hospital) }),
    ),
    { name: 'region, 36 months', read: () => history(area, 'total') },
    { name: 'hospital, 36 months', read: (hospital) => history(of(hospital), 'total') },
    { name: 'department, 36 months', read: (hospital) => history(of(hospital), 'total', { department }) },
    {
      name: 'cases of a department, month',
      read: async (hospital) => (await sheets.cases(hospital, periods.month, department)).length,
    },
    {
      name: 'cases of a hospital, month',
      read: async (hospital) => (await sheets.cases(hospital, periods.month)).length,
    },
  ];
}

/** Asks every hospital once, after one that is not measured. */
export async function measureRead(
  { name, read }: ReadKind,
  hospitals: readonly string[],
  counter: UsageCounter,
): Promise<ReadTimes> {
  await read(hospitals[0] as string);
  counter.take();
  const runs: { readonly ms: number; readonly rows: number; readonly usage: Usage }[] = [];
  for (const hospital of hospitals) {
    const start = performance.now();
    const rows = await read(hospital);
    runs.push({ ms: performance.now() - start, rows, usage: counter.take() });
  }
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  const [dearest] = runs.toSorted((a, b) => b.usage.readUnits - a.usage.readUnits);
  return {
    name,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    max: at(times, 1),
    rows: Math.max(...runs.map(({ rows }) => rows)),
    usage: dearest?.usage ?? counter.take(),
  };
}

/** The value that so many are not above. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
