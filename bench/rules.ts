import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { audit } from '../bin/commands/audit.ts';
import { generate } from '../bin/commands/generate.ts';
import { printTable } from '../bin/commands/print-table.ts';
import { printStatisticScores } from './print-statistic-scores.ts';
import { rocPoint } from './roc-point.ts';
import { type FoundThing, isExact, keyOfCase, type PlantedThing, scoreRules } from './score-rules.ts';

/**
 * npm run bench:rules -- --seed N: plants violations in synthetic stays, audits them as the command line does,
 * and says for each rule how much of it was found and how much of what was found had been planted. Ends with 1
 * where a rule that is to be exact is not. For what can be wrong, rules by statistics and indicators of units, a
 * ROC point and the false discovery rate: see also bench:statistics. What the figures mean: docs/statistics.md.
 */
const { seed, cases, violations, regions } = new Command()
  .requiredOption('--seed <n>', 'the same seed gives the same stays')
  .option('--cases <n>', 'number of stays', '20000')
  .option('--violations <rate>', 'share of stays with something planted', '0.08')
  .option('--regions <n>', 'simulated regions for the indicators of units', '10')
  .parse()
  .opts<{ seed: string; cases: string; violations: string; regions: string }>();

/** What they say of a case hangs on what the others of its group cost. */
const statistical = new Set(['DS-COST-ANOMALY', 'DS-LOW-COST']);

/** `minCases`, as the two are declared. */
const casesForBaseline = 30;

/** What of a case the ROC points need, as `results.ndjson` has it. */
type AssessedCase = Pick<FoundThing, 'hospital' | 'setl_id'> & {
  readonly status: string;
  readonly drg: string;
};

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
  const scores = scoreRules(planted, found);
  printTable(
    [
      'rule',
      'kind',
      'planted',
      'found',
      'recall',
      'cases with findings',
      'precision',
      'near misses',
      'of them found',
    ],
    scores.map((score) => [
      score.rule,
      statistical.has(score.rule) ? 'statistical' : 'exact',
      score.planted,
      score.found,
      shown(score.recall),
      score.findings,
      shown(score.precision),
      score.nearMisses,
      score.nearMissesFound,
    ]),
  );
  printRocPoints(planted, found, await readLines<AssessedCase>('results.ndjson'));
  const inexact = scores.filter((score) => !statistical.has(score.rule) && !isExact(score));
  if (inexact.length > 0) {
    console.error(`not exact: ${inexact.map(({ rule }) => rule).join(', ')}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(
  `\nindicators of units, over ${regions} simulated regions in which some deviate (docs/statistics.md)`,
);
printStatisticScores(Number(regions), { seed, deviant: 0.15, betweenDoctors: 0.03 });

/** Their settings are the installed ones: one point of the curve each, over the cases whose group had a baseline. */
function printRocPoints(
  planted: readonly PlantedThing[],
  found: readonly FoundThing[],
  cases: readonly AssessedCase[],
): void {
  const judged = casesWithBaseline(cases);
  console.log(
    `\nstatistical rules, on the cases with ${casesForBaseline} or more of their group: they look for what is rare, not for what was planted, and may err`,
  );
  printTable(
    ['rule', 'cases', 'true positive rate', 'false positive rate', 'false discovery rate'],
    [...statistical].map((rule) => {
      const point = rocPoint(rule, planted, found, judged);
      const { truePositiveRate, falsePositiveRate, falseDiscoveryRate } = point;
      return [
        rule,
        point.judged,
        shown(truePositiveRate),
        shown(falsePositiveRate, 6),
        shown(falseDiscoveryRate),
      ];
    }),
  );
}

function casesWithBaseline(cases: readonly AssessedCase[]): ReadonlySet<string> {
  const grouped = cases.filter(({ status }) => status === 'grouped');
  const groups = [...Map.groupBy(grouped, ({ drg }) => drg).values()];
  return new Set(
    groups
      .filter(({ length }) => length >= casesForBaseline)
      .flat()
      .map(keyOfCase),
  );
}

async function readLines<T>(name: string): Promise<T[]> {
  const records: T[] = [];
  const lines = createInterface({ input: createReadStream(join(folder, name)) });
  for await (const line of lines) records.push(JSON.parse(line) as T);
  return records;
}

function shown(share: number | null, digits = 4): string {
  return share === null ? '-' : share.toFixed(digits);
}
