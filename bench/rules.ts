import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { audit } from '../bin/commands/audit.ts';
import { generate } from '../bin/commands/generate.ts';
import { printTable } from '../bin/commands/print-table.ts';
import { printStatisticScores } from './print-statistic-scores.ts';
import { type FoundThing, type PlantedThing, scoreRules } from './score-rules.ts';

/**
 * npm run bench:rules -- --seed N: plants violations in synthetic stays, audits them as the command line does,
 * and says for each rule how much of it was found and how much of what was found had been planted.
 * For the indicators of units, which can be wrong, a ROC point and the false discovery rate: see also bench:statistics.
 */
const { seed, cases, violations, regions } = new Command()
  .requiredOption('--seed <n>', 'the same seed gives the same stays')
  .option('--cases <n>', 'number of stays', '20000')
  .option('--violations <rate>', 'share of stays with something planted', '0.08')
  .option('--regions <n>', 'simulated regions for the indicators of units', '10')
  .parse()
  .opts<{ seed: string; cases: string; violations: string; regions: string }>();

const folder = mkdtempSync(join(tmpdir(), 'drg-sentinel-bench-'));
try {
  await generate({
    cases: Number(cases),
    seed: Number(seed),
    violations: Number(violations),
    malformed: 0,
    output: folder,
  });
  await audit([join(folder, 'claims.ndjson')], { output: folder });
  const planted = await readLines<PlantedThing>('truth.ndjson');
  const found = await readLines<FoundThing>('findings.ndjson');
  printTable(
    [
      'rule',
      'planted',
      'found',
      'recall',
      'cases with findings',
      'precision',
      'near misses',
      'of them found',
    ],
    scoreRules(planted, found).map((score) => [
      score.rule,
      score.planted,
      score.found,
      shown(score.recall),
      score.findings,
      shown(score.precision),
      score.nearMisses,
      score.nearMissesFound,
    ]),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(
  `\nindicators of units, over ${regions} simulated regions in which some deviate (docs/statistics.md)`,
);
printStatisticScores(Number(regions), { seed, deviant: 0.15, betweenDoctors: 0.03 });

async function readLines<T>(name: string): Promise<T[]> {
  const records: T[] = [];
  const lines = createInterface({ input: createReadStream(join(folder, name)) });
  for await (const line of lines) records.push(JSON.parse(line) as T);
  return records;
}

function shown(share: number | null): string {
  return share === null ? '-' : share.toFixed(4);
}
