import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { unitKinds } from '../core/statistics/indicator.ts';
import { judgeUnits } from '../core/statistics/judge-units.ts';
import { loadIndicators } from '../platform/knowledge/load-indicators.ts';
import { scoreStatistics } from './score-statistics.ts';
import { simulateRegion } from './simulate-region.ts';

/**
 * npm run bench:statistics -- --seed N: simulates regions in which some units deviate, judges all units by the
 * installed indicators, and prints for each the ROC point at its settings and the false discovery rate; the same
 * again for regions in which nobody deviates. What the figures mean: docs/statistics.md.
 */
const { seed, regions, between } = new Command()
  .requiredOption('--seed <n>', 'the same seed gives the same regions')
  .option('--regions <n>', 'number of regions', '20')
  .option('--between <sd>', 'standard deviation between doctors that is nobody’s fault', '0.03')
  .parse()
  .opts<{ seed: string; regions: string; between: string }>();

const indicators = loadIndicators();

for (const [title, deviant] of [
  ['some units deviate', 0.15],
  ['nobody deviates', 0],
] as const) {
  const judged = Array.from({ length: Number(regions) }, (_, at) => {
    const region = simulateRegion({ seed: `${seed}/${at}`, deviant, betweenDoctors: Number(between) });
    return { planted: region.planted, findings: judgeUnits('', region.rows, indicators, unitKinds).findings };
  });
  console.log(`\n${title}: ${regions} regions`);
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
