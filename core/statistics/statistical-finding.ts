import type { Words } from '../claims/words.ts';
import type { Severity } from '../rules/finding.ts';
import type { UnitKind } from './indicator.ts';

/**
 * What an indicator says of one unit in one period: a record of its own, of a unit and never of a case, without
 * money. Written for every unit that could be judged, `flagged` or not. The wire record of `statistics.ndjson`
 * and of the table alike.
 */
export interface StatisticalFinding {
  readonly indicator: string;
  readonly name: Words;
  readonly region: string;
  readonly unit_kind: UnitKind;
  readonly hospital: string;
  readonly department: string | null;
  readonly doctor: string | null;
  /** First and last month, `yyyy-MM`. */
  readonly from: string;
  readonly to: string;
  readonly severity: Severity;
  readonly legal_basis: readonly string[];
  /** By the national formula, over all the unit's stays: yuan, days, a share, doses per 100 days. */
  readonly value: number;
  /** Like with like, as `ratio` compares it: of costs and lengths the geometric mean. */
  readonly observed: number;
  readonly expected: number;
  /** Observed ÷ expected, with its 95 % interval. */
  readonly ratio: number;
  readonly ratio_low: number;
  readonly ratio_high: number;
  /** One-sided where one direction is a finding, else two-sided. */
  readonly p: number;
  /** The false discovery rate at which the unit would just be flagged. */
  readonly q: number;
  readonly stays: number;
  /** Units judged beside it. */
  readonly peers: number;
  /** Of the ratio among the units judged, 0 to 100. */
  readonly percentile: number;
  /** First month after a break or of a growth; `null` of a comparison with peers. */
  readonly since: string | null;
  readonly flagged: boolean;
  readonly text: Words;
}

/** How an indicator came out over all units of a kind: what is no finding is told, too. */
export interface IndicatorSummary {
  readonly indicator: string;
  readonly region: string;
  readonly unit_kind: UnitKind;
  readonly judged: number;
  readonly flagged: number;
  /** Units with stays that were not judged, by the reason. */
  readonly not_judged: Readonly<Partial<Record<NotJudged, number>>>;
  /** Standard deviation between units beyond chance, in what they are compared by; `null` for changes in time. */
  readonly between_units: number | null;
}

/** Too few stays with peers; too few months; the measure known of too few; too few units to be peers of; peers that have none of it. */
export type NotJudged = 'few-stays' | 'few-months' | 'unknown' | 'few-peers' | 'nothing-expected';
