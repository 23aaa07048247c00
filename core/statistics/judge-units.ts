import { sayEvidence } from '../rules/evidence-words.ts';
import { compareMonths } from './compare-months.ts';
import { compareWithPeers } from './compare-with-peers.ts';
import { adjustPValues } from './discovery-rate.ts';
import type { Indicator, UnitKind } from './indicator.ts';
import type { Judgement, Judgements } from './judgement.ts';
import { nationalValue, readableMean } from './measure-scale.ts';
import { addMoments, noMoments } from './moments.ts';
import { findingWords, sayMeasure } from './statistic-words.ts';
import type { IndicatorSummary, NotJudged, StatisticalFinding } from './statistical-finding.ts';
import { type StayRow, sumByUnit } from './unit-stays.ts';

/** What statistics say of a region's units in a period. */
export interface Statistics {
  readonly findings: readonly StatisticalFinding[];
  readonly summaries: readonly IndicatorSummary[];
}

/**
 * Judges every unit of a region by every indicator in force. The false discovery rate is held over the units of
 * a kind by one indicator.
 * @param rows the region's stays of the period, of any hospitals
 * @param kinds only these kinds of units
 */
export function judgeUnits(
  region: string,
  rows: readonly StayRow[],
  indicators: readonly Indicator[],
  kinds: readonly UnitKind[],
): Statistics {
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const [from, to] = [months[0], months.at(-1)];
  const findings: StatisticalFinding[] = [];
  const summaries: IndicatorSummary[] = [];
  if (from === undefined || to === undefined) return { findings, summaries };
  for (const indicator of indicators) {
    if (!isInForce(indicator, to)) continue;
    for (const kind of indicator.units.filter((one) => kinds.includes(one))) {
      const judgements = judge(rows, kind, indicator);
      const found = findingsOf(judgements.judged, indicator).map((one) => ({ ...one, region, from, to }));
      findings.push(...found);
      summaries.push(summaryOf(region, kind, indicator, judgements, found));
    }
  }
  return { findings, summaries };
}

function isInForce({ effectiveFrom, effectiveTo }: Indicator, month: string): boolean {
  return effectiveFrom.slice(0, 7) <= month && (effectiveTo === null || month <= effectiveTo.slice(0, 7));
}

function judge(rows: readonly StayRow[], kind: UnitKind, indicator: Indicator): Judgements {
  if (indicator.method !== 'peers') return compareMonths(rows, kind, indicator);
  return compareWithPeers(sumByUnit(rows, kind, indicator), indicator);
}

type FindingOfPeriod = Omit<StatisticalFinding, 'region' | 'from' | 'to'>;

function findingsOf(judged: readonly Judgement[], indicator: Indicator): readonly FindingOfPeriod[] {
  const qValues = adjustPValues(judged.map(({ p }) => p));
  return judged.map((judgement, at) => findingOf(judgement, qValues[at] as number, judged, indicator));
}

function findingOf(
  judgement: Judgement,
  q: number,
  judged: readonly Judgement[],
  indicator: Indicator,
): FindingOfPeriod {
  const { of, stays, p, ratio, interval, since } = judgement;
  const { measure } = indicator;
  const figures = {
    value: nationalValue(
      measure,
      [...of.strata.values()].reduce((a, b) => addMoments(a, b), noMoments),
    ),
    observed: readableMean(measure, judgement.observed),
    expected: readableMean(measure, judgement.expected),
    ratio,
    ratio_low: interval[0],
    ratio_high: interval[1],
    p,
    q,
    stays,
    peers: judged.length - 1,
    percentile: percentileOf(ratio, judged),
  };
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit_kind: of.unit.kind,
    hospital: of.unit.hospital,
    department: of.unit.department,
    doctor: of.unit.doctor,
    severity: indicator.severity,
    legal_basis: indicator.legalBasis,
    ...figures,
    since,
    flagged: q <= indicator.parameters.falseDiscoveryRate && matters(ratio, indicator),
    text: sayEvidence(findingWords[indicator.method], {
      name: indicator.name,
      value: sayMeasure(indicator.shownAs, figures.value),
      observed: sayMeasure(indicator.shownAs, figures.observed),
      expected: sayMeasure(indicator.shownAs, figures.expected),
      ratio: ratio.toFixed(2),
      low: figures.ratio_low.toFixed(2),
      high: figures.ratio_high.toFixed(2),
      percentile: figures.percentile.toFixed(0),
      p: p.toPrecision(2),
      q: q.toPrecision(2),
      stays,
      peers: figures.peers,
      since: since ?? '',
    }),
  };
}

function matters(ratio: number, { direction, parameters: { minRatio } }: Indicator): boolean {
  const isHigh = ratio >= minRatio;
  const isLow = ratio <= 1 / minRatio;
  return { up: isHigh, down: isLow, both: isHigh || isLow }[direction];
}

/** Those below, and half of those equal. */
function percentileOf(ratio: number, judged: readonly Judgement[]): number {
  const below = judged.filter((other) => other.ratio < ratio).length;
  const equal = judged.filter((other) => other.ratio === ratio).length;
  return (100 * (below + equal / 2)) / judged.length;
}

function summaryOf(
  region: string,
  kind: UnitKind,
  { id }: Indicator,
  { judged, notJudged, betweenUnits }: Judgements,
  found: readonly FindingOfPeriod[],
): IndicatorSummary {
  const reasons: Partial<Record<NotJudged, number>> = {};
  for (const reason of notJudged) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    indicator: id,
    region,
    unit_kind: kind,
    judged: judged.length,
    flagged: found.filter(({ flagged }) => flagged).length,
    not_judged: reasons,
    between_units: betweenUnits,
  };
}
