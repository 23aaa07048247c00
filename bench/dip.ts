import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import type { OperationKind } from '../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../core/grouping/dip/compile-catalogue.ts';
import type { GroupingCase } from '../core/grouping/grouping-case.ts';
import { aimCases } from '../generator/dip/aim-cases.ts';
import { codePool } from '../generator/dip/code-pool.ts';
import { makeCatalogue } from '../generator/dip/make-catalogue.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { groupNaively } from '../test/support/dip/group-naively.ts';
import { median } from './median.ts';

/**
 * npm run bench:dip [-- --seed S --rounds N]: how many cases one thread groups in a second of its processor time on a
 * generated catalogue of the published size, and how many the naive reading of the same sheets does, turn by turn in
 * one run. The cases are aimed at every sheet alike, and of half of them something is amiss. First sight is a grouper
 * that has just been compiled and has seen none of their codes.
 */
const { seed, rounds } = new Command()
  .option('--seed <text>', 'of the catalogue and the cases', 'bench')
  .option('--rounds <n>', 'measured rounds, after two that are not', '7')
  .parse()
  .opts<{ seed: string; rounds: string }>();

const warmUpRounds = 2;
const caseCount = 50_000;
/** So many of them, from all over, are grouped naively in a round. */
const naiveCount = 250;

const diagnoses = codePool(stored('icd10-nhsa-2.0').titles);
const procedures = codePool(stored('icd9cm3-nhsa-2.0').titles);
const kinds = new Map(stored('procedure-kind').rows as readonly (readonly [string, OperationKind])[]);
const catalogue = makeCatalogue({ seed }, diagnoses, procedures);
const grouper = compileCatalogue(catalogue, kinds);
const naive = { catalogue, kinds };
/** As they come from reading: every text of its own. */
const cases = aimCases(catalogue, diagnoses, procedures, { seed, count: caseCount }).map(
  (given) => JSON.parse(JSON.stringify(given)) as GroupingCase,
);
const fewer = cases.filter((_, i) => i % (caseCount / naiveCount) === 0);

const wrong = fewer.filter((given) => {
  const { status, code } = grouper.group(given);
  return groupNaively(naive, given).code !== (status === 'grouped' ? code : status);
});
if (wrong.length > 0) throw new Error(`${wrong.length} cases are grouped otherwise by the naive reading`);

const measured = { compiled: [] as number[], naive: [] as number[], 'first sight': [] as number[] };
for (let round = -warmUpRounds; round < Number(rounds); round++) {
  const rates = {
    compiled: casesASecond(cases, (given) => grouper.group(given).code.length, 700),
    naive: casesASecond(fewer, (given) => groupNaively(naive, given).code.length, 0),
    'first sight': firstSight(),
  };
  if (round < 0) continue;
  for (const name of ['compiled', 'naive', 'first sight'] as const) measured[name].push(rates[name]);
}

console.log(
  `${catalogue.groups.length} rows, ${catalogue.comprehensive.length} comprehensive groups, ${caseCount} cases`,
);
printTable(
  ['one thread, from objects', 'cases a second', 'from … to'],
  Object.entries(measured).map(([name, rates]) => [name, whole(median(rates)), range(rates, whole)]),
);
const ratios = measured.compiled.map((rate, round) => rate / (measured.naive[round] ?? Number.NaN));
console.log(`compiled / naive: ${times(median(ratios))}, ${range(ratios, times)} within the rounds`);

function stored(id: string) {
  return JSON.parse(readFileSync(join(knowledgeFolder(), 'codes', `${id}.json`), 'utf8'));
}

function firstSight(): number {
  const fresh = compileCatalogue(catalogue, kinds);
  return casesASecond(cases, (given) => fresh.group(given).code.length, 0);
}

/** By processor time of this thread, so that what else runs on the machine does not count. */
function casesASecond(
  given: readonly GroupingCase[],
  group: (given: GroupingCase) => number,
  leastMs: number,
): number {
  const start = threadMs();
  let passes = 0;
  // Kept so that the work is not optimised away.
  let total = 0;
  do {
    for (const one of given) total += group(one);
    passes++;
  } while (threadMs() - start < leastMs);
  if (total === 0) throw new Error('nothing was grouped');
  return (1000 * passes * given.length) / (threadMs() - start);
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function range(values: readonly number[], write: (value: number) => string): string {
  return `${write(Math.min(...values))} … ${write(Math.max(...values))}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function times(ratio: number): string {
  return `${Math.round(ratio).toLocaleString('en')}×`;
}
