import { printTable } from '../bin/commands/print-table.ts';
import { unitKinds } from '../core/statistics/indicator.ts';
import { judgeUnits } from '../core/statistics/judge-units.ts';
import { loadIndicators } from '../platform/knowledge/load-indicators.ts';
import { scoreStatistics } from './score-statistics.ts';
import { type SimulationOptions, simulateRegion } from './simulate-region.ts';

/** Simulates regions, judges their units, and prints for each indicator its ROC point and false discovery rate. */
export function printStatisticScores(regions: number, options: SimulationOptions): void {
  const indicators = loadIndicators();
  const judged = Array.from({ length: regions }, (_, at) => {
    const { rows, planted } = simulateRegion({ ...options, seed: `${options.seed}/${at}` });
    return { planted, findings: judgeUnits('', rows, indicators, unitKinds).findings };
  });
  printTable(
    [
      'indicator',
      'units',
      'deviate',
      'found',
      'true positive rate',
      'others',
      'found',
      'false positive rate',
      'near misses found',
      'false discovery rate',
      'held at',
    ],
    scoreStatistics(judged).map((score) => [
      score.indicator,
      score.kind,
      score.positives,
      score.found,
      share(score.found, score.positives),
      score.negatives,
      score.foundWrongly,
      share(score.foundWrongly, score.negatives),
      `${score.nearMissesFound} of ${score.nearMisses}`,
      score.falseDiscoveryRate.toFixed(4),
      indicators.find(({ id }) => id === score.indicator)?.parameters.falseDiscoveryRate ?? '-',
    ]),
  );
}

function share(some: number, all: number): string {
  return all === 0 ? '-' : (some / all).toFixed(4);
}
