import type { Words } from '../../claims/words.ts';
import { yearBefore } from '../../indicators/period.ts';
import { normalQuantile, normalTail } from '../../statistics/distributions.ts';
import type { ForecastMeasure } from '../forecast-measures.ts';
import type { CapacityKind, ForecastParameters } from '../forecast-parameters.ts';
import type { Band } from '../outlook.ts';

/** Capacity of a month, as somebody gave it. */
export interface CapacityRow {
  readonly month: string;
  /** A department, or `all` for the whole. */
  readonly unit: string;
  /** Id of a kind of the parameters. */
  readonly kind: string;
  /** Beds open on an average day; people; hours a month. */
  readonly amount: number;
}

/** How demand and capacity of a unit grow from the same months of last year to those forecast. */
export interface CapacityComparison {
  readonly unit: string;
  readonly kind: string;
  readonly name: Words;
  readonly demand: ForecastMeasure;
  readonly demandBefore: number;
  readonly demandExpected: Band;
  readonly demandGrowth: number;
  /** Means of a month. */
  readonly capacityBefore: number;
  readonly capacityExpected: number;
  readonly capacityGrowth: number;
  /** No capacity was given for some of the coming months: the last known goes on. */
  readonly carriedOn: boolean;
  /** `demandGrowth − capacityGrowth`. */
  readonly excess: number;
  /** The probability that the excess is at least the threshold. */
  readonly certainty: number;
  /** Expected demand beside what there is, of a kind that has days: 1 is full. */
  readonly use: number | null;
  /** `null` where the excess is expected to stay below the threshold. */
  readonly warning: 'possible' | 'likely' | 'sure' | null;
}

/** What demand is expected, and how sure that is. */
export interface Demand {
  readonly before: number;
  readonly expected: Band;
  /** The probability with which demand falls within the band. */
  readonly level: number;
}

/** Compares one kind of one unit; `null` where a side of a year ago is not known. */
export function compareCapacity(
  unit: string,
  kind: CapacityKind,
  rows: readonly CapacityRow[],
  demand: Demand,
  months: readonly string[],
  parameters: ForecastParameters['capacity'],
): CapacityComparison | null {
  const amounts = new Map(rows.map(({ month, amount }) => [month, amount]));
  const before = months.map((month) => amounts.get(yearBefore(month)));
  if (before.some((amount) => amount === undefined) || demand.before <= 0) return null;
  const coming = months.map((month) => lastKnown(amounts, month));
  const [capacityBefore, capacityExpected] = [meanOf(before as number[]), meanOf(coming)];
  if (capacityBefore <= 0) return null;
  const demandGrowth = demand.expected.point / demand.before - 1;
  const capacityGrowth = capacityExpected / capacityBefore - 1;
  const excess = demandGrowth - capacityGrowth;
  const certainty = certaintyOf(demand, capacityGrowth + parameters.excess);
  return {
    unit,
    kind: kind.id,
    name: kind.name,
    demand: kind.demand,
    demandBefore: demand.before,
    demandExpected: demand.expected,
    demandGrowth,
    capacityBefore,
    capacityExpected,
    capacityGrowth,
    carriedOn: months.some((month) => !amounts.has(month)),
    excess,
    certainty,
    use: kind.daily ? useOf(demand.expected.point, coming, months) : null,
    warning: excess < parameters.excess ? null : degreeOf(certainty, parameters),
  };
}

/** That of the month, else of the last before it for which there is one. */
function lastKnown(amounts: ReadonlyMap<string, number>, month: string): number {
  const known = [...amounts.keys()].filter((other) => other <= month).sort();
  return amounts.get(known.at(-1) as string) as number;
}

/** The probability that demand grows by at least this share, by a normal distribution of its square root. */
function certaintyOf({ before, expected: { point, high }, level }: Demand, growth: number): number {
  const needed = Math.sqrt(Math.max(0, before * (1 + growth))) - Math.sqrt(point);
  const spread = (Math.sqrt(high) - Math.sqrt(point)) / normalQuantile((1 + level) / 2);
  return spread > 0 ? normalTail(needed / spread) : Number(needed <= 0);
}

function degreeOf(
  certainty: number,
  { likely, sure }: ForecastParameters['capacity'],
): 'possible' | 'likely' | 'sure' {
  if (certainty >= sure) return 'sure';
  return certainty >= likely ? 'likely' : 'possible';
}

function useOf(demand: number, amounts: readonly number[], months: readonly string[]): number | null {
  const there = months.reduce((sum, month, at) => sum + (amounts[at] as number) * daysOf(month), 0);
  return there > 0 ? demand / there : null;
}

function daysOf(month: string): number {
  const [year, at] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, at, 0)).getUTCDate();
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
