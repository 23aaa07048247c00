import {
  monthsBetween,
  monthsOf,
  type Period,
  periodBefore,
  yearBefore,
} from '../../core/indicators/period.ts';
import type { SheetName } from '../../core/indicators/sheet.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';
import type {
  MonthFigures,
  Scope,
  UnitView,
  ViewFigures,
  Within,
} from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import { areaMeans, areaMeansAt, areaMonths } from './area-means.ts';
import { type GivenSource, type Registers, readGiven } from './read-given.ts';
import type { SheetSource } from './sheet-source.ts';
import { type SheetChoice, sheetsFor, type UnitQuestion, type Units, unitsIn } from './units-in.ts';

export interface ViewSources {
  readonly sheets: SheetSource;
  readonly given: GivenSource;
  readonly knowledge: Registers;
}

/** Units of a scope. A region is cut by group alone: it has no departments and no doctors. */
export interface AskedView {
  readonly scope: Scope;
  readonly view: UnitView;
  /** @default all cases */
  readonly within?: Within;
  /**
   * Of the groups of a unit: what indicators ask of them, or all there is, which is ten times as much to read.
   * @default 'all'
   */
  readonly byGroup?: 'core' | 'all';
}

export interface ViewReader {
  readonly read: (asked: AskedView & { readonly period: Period }) => Promise<ViewFigures>;
  /** Every month from one to another, both included, the first first, those without cases too. */
  readonly history: (
    asked: AskedView & { readonly from: string; readonly until: string },
  ) => Promise<readonly MonthFigures[]>;
  /** The units of one period alone. */
  readonly units: (asked: AskedView & { readonly period: Period }) => Promise<Units>;
  /** What the indices of a period are measured by. */
  readonly means: (scope: Scope, period: Period) => Promise<Benchmark>;
}

/** Reads what the summaries say of the units of a view, by a few queries at once. */
export function viewReader(sources: ViewSources): ViewReader {
  return {
    read: (asked) => readView(sources, asked),
    history: (asked) => readHistory(sources, asked),
    units: async ({ scope, view, within = {}, byGroup = 'all', period }) => {
      const [units = new Map()] = await readUnits(sources, { scope, view, within, byGroup }, [period]);
      return units;
    },
    means: (scope, period) => readMeans(sources, regionFor(scope, sources.knowledge), period),
  };
}

async function readView(
  sources: ViewSources,
  { scope, view, within = {}, byGroup = 'all', period }: AskedView & { readonly period: Period },
): Promise<ViewFigures> {
  const question = { scope, view, within, byGroup };
  const periods = [period, periodBefore(period), yearBefore(period)];
  const [benchmark, read] = await Promise.all([
    readMeans(sources, regionFor(scope, sources.knowledge), period),
    readUnits(sources, question, periods),
  ]);
  const [now, before, past] = read as [Units, Units, Units];
  const earlier = (key: string) => ({ before: before.get(key) ?? null, yearBefore: past.get(key) ?? null });
  const units = [...now].map(([key, unit]) => ({ key, now: unit, ...earlier(key) }));
  const gone = [...new Set([...before.keys(), ...past.keys()])]
    .filter((key) => !now.has(key))
    .map((key) => ({ key, now: null, ...earlier(key) }));
  return { scope, view, within, period, benchmark, units: units.sort(byKey), gone: gone.sort(byKey) };
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);

/** The units in each of some periods. */
async function readUnits(
  { sheets, given, knowledge }: ViewSources,
  question: UnitQuestion,
  periods: readonly Period[],
): Promise<readonly Units[]> {
  const choice = sheetsFor(question);
  const [imported, ...read] = await Promise.all([
    readGiven(given, knowledge, question, periods.map(monthsOf)),
    ...periods.map((period) => {
      const [from, until] = [monthsOf(period)[0] as string, lastOf(period)];
      return readEach(choice, (name) => sheets.readSpan(question.scope, name, from, until));
    }),
  ]);
  return read.map((found, at) =>
    unitsIn(question, { ...choice, read: (name) => found.get(name) ?? [] }, imported[at] ?? new Map()),
  );
}

/** Each sheet of a choice once. */
async function readEach<T>(
  { rows, groups }: SheetChoice,
  read: (name: SheetName) => Promise<T>,
): Promise<ReadonlyMap<SheetName, T>> {
  const names = [...new Set([...rows, ...groups])];
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

async function readMeans({ sheets }: ViewSources, region: string, period: Period): Promise<Benchmark> {
  const { from, until } = areaMonths(lastOf(period));
  return areaMeans(
    region,
    until,
    await sheets.readSpan({ kind: 'region', region }, 'group.core', from, until),
  );
}

async function readHistory(
  { sheets, given, knowledge }: ViewSources,
  {
    scope,
    view,
    within = {},
    byGroup = 'all',
    from,
    until,
  }: AskedView & { readonly from: string; readonly until: string },
): Promise<readonly MonthFigures[]> {
  const question = { scope, view, within, byGroup };
  const choice = sheetsFor(question);
  const months = monthsBetween(from, until);
  const region = regionFor(scope, knowledge);
  const means = sheets.readMonths({ kind: 'region', region }, 'group.core', areaMonths(from).from, until);
  const [byMonth, area, imported] = await Promise.all([
    // A region's own groups are what its means are made of: not read twice.
    readEach(choice, (name) =>
      scope.kind === 'region' && name === 'group.core' ? means : sheets.readMonths(scope, name, from, until),
    ),
    means,
    readGiven(
      given,
      knowledge,
      question,
      months.map((month) => [month]),
    ),
  ]);
  const benchmarks = areaMeansAt(region, months, area);
  return months.map((month, at) => {
    const read = (name: SheetName) => [byMonth.get(name)?.get(month) ?? []].flat();
    return {
      month,
      benchmark: benchmarks[at] as Benchmark,
      units: unitsIn(question, { ...choice, read }, imported[at] ?? new Map()),
    };
  });
}

const lastOf = (period: Period) => monthsOf(period).at(-1) as string;

const regionFor = (scope: Scope, registers: Registers) =>
  scope.kind === 'region' ? scope.region : regionOf(scope.hospital, registers).code;
