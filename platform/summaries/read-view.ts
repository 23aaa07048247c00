import {
  monthsBetween,
  monthsOf,
  type Period,
  periodBefore,
  yearBefore,
} from '../../core/indicators/period.ts';
import type { Benchmark, UnitFigures } from '../../core/indicators/unit-figures.ts';
import type { Scope, UnitView, ViewFigures, Within } from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import { areaMeans, areaMeansOfMonths, areaNeed } from './area-means.ts';
import { type GivenSource, type Registers, readGiven } from './read-given.ts';
import { type MonthSheets, readSheets } from './read-sheets.ts';
import { needsOf, type UnitQuestion, type Units, unitsIn } from './units-of-months.ts';

export interface ViewSources {
  readonly sheets: MonthSheets;
  readonly given: GivenSource;
  readonly knowledge: Registers;
}

/** Units of a scope. A region is cut by group alone: it has no departments and no doctors. */
export interface AskedView {
  readonly scope: Scope;
  readonly view: UnitView;
  /** @default all cases */
  readonly within?: Within;
}

/** All units of a view in one month of a history. */
export interface MonthFigures {
  /** `yyyy-MM`. */
  readonly month: string;
  /** The area's means by group, over the twelve months that end with this one. */
  readonly benchmark: Benchmark;
  /** By key. */
  readonly units: Units;
}

export interface ViewReader {
  readonly read: (asked: AskedView & { readonly period: Period }) => Promise<ViewFigures>;
  /** Every month from one to another, both included, the first first, those without cases too. */
  readonly history: (
    asked: AskedView & { readonly from: string; readonly until: string },
  ) => Promise<readonly MonthFigures[]>;
}

/** Reads what the summaries say of the units of a view, by a few queries at once. */
export function viewReader(sources: ViewSources): ViewReader {
  return {
    read: async ({ period, within = {}, ...asked }) => {
      const question = { ...asked, within };
      const spans = [period, periodBefore(period), yearBefore(period)].map(monthsOf);
      const { units, found, region } = await readSpans(sources, question, spans, [lastOf(period)]);
      const [now, before, past] = units as [Units, Units, Units];
      const keys = [...now.keys()].sort();
      return {
        ...question,
        period,
        benchmark: areaMeans(region, lastOf(period), found),
        units: keys.map((key) => ({
          key,
          now: now.get(key) as UnitFigures,
          before: before.get(key) ?? null,
          yearBefore: past.get(key) ?? null,
        })),
      };
    },
    history: async ({ from, until, within = {}, ...asked }) => {
      const months = monthsBetween(from, until);
      const spans = months.map((month) => [month]);
      const { units, found, region } = await readSpans(sources, { ...asked, within }, spans, months);
      const means = areaMeansOfMonths(region, months, found);
      return months.map((month, at) => ({
        month,
        benchmark: means[at] as Benchmark,
        units: units[at] as Units,
      }));
    },
  };
}

const lastOf = (period: Period) => monthsOf(period).at(-1) as string;

/**
 * The units in each of several spans of months.
 * @param means last months of the years whose means are wanted
 */
async function readSpans(
  { sheets, given, knowledge }: ViewSources,
  question: UnitQuestion,
  spans: readonly (readonly string[])[],
  means: readonly string[],
) {
  const { scope } = question;
  const region = scope.kind === 'region' ? scope.region : regionOf(scope.hospital, knowledge).code;
  const needs = spans.flatMap((months) => needsOf(question, months));
  const [found, ofSpans] = await Promise.all([
    readSheets(sheets, [areaNeed(region, means), ...needs]),
    Promise.all(spans.map((months) => readGiven(given, knowledge, question, months))),
  ]);
  const units = spans.map((months, at) => unitsIn(question, months, found, ofSpans[at] ?? new Map()));
  return { region, found, units };
}
