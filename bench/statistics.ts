import { Command } from 'commander';
import { printStatisticScores } from './print-statistic-scores.ts';

/**
 * npm run bench:statistics -- --seed N: how often the indicators err, where some units deviate and where nobody does.
 * What the figures mean: docs/statistics.md.
 */
const { seed, regions, between } = new Command()
  .requiredOption('--seed <n>', 'the same seed gives the same regions')
  .option('--regions <n>', 'number of regions', '20')
  .option('--between <sd>', 'standard deviation between doctors that is nobody’s fault', '0.03')
  .parse()
  .opts<{ seed: string; regions: string; between: string }>();

for (const [title, deviant] of [
  ['some units deviate', 0.15],
  ['nobody deviates', 0],
] as const) {
  console.log(`\n${title}: ${regions} regions`);
  printStatisticScores(Number(regions), { seed, deviant, betweenDoctors: Number(between) });
}
