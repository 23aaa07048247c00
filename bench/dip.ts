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
 * one run. Cases are aimed at every row alike, then at every sheet alike, of which the short ones come first and are
 * soon read; of half of them something is amiss. First sight is a grouper that has just been compiled and has seen
 * none of their codes.
 */
const { seed, rounds } = new Command()
  .option('--seed <text>', 'of the catalogue and the cases', 'bench')
  .option('--rounds <n>', 'measured rounds, after two that are not', '7')
  .parse()
  .opts<{ seed: string; rounds: string }>();

const warmUpRounds = 2;
const caseCount = 20_000;
/** So many of them, from all over, are grouped naively in a round. */
const naiveCount = 250;

const diagnoses = codePool(stored('icd10-nhsa-2.0').titles);
const procedures = codePool(stored('icd9cm3-nhsa-2.0').titles);
const kinds = new Map(stored('procedure-kind').rows as readonly (readonly [string, OperationKind])[]);
const catalogue = makeCatalogue({ seed }, diagnoses, procedures);
const grouper = compileCatalogue(catalogue, kinds);
const naive = { catalogue, kinds };

for (const alike of ['rows', 'sheets'] as const) {
  console.log(`\n${caseCount} cases aimed at every ${alike.slice(0, -1)} alike`);
  printRates(measure(alike));
}

type Rates = Readonly<Record<'compiled' | 'naive' | 'first sight', number[]>>;

function measure(alike: 'rows' | 'sheets'): Rates {
  /** As they come from reading: every text of its own. */
  const cases = aimCases(catalogue, diagnoses, procedures, { seed, count: caseCount, alike }).map(
    (given) => JSON.parse(JSON.stringify(given)) as GroupingCase,
  );
  const fewer = cases.filter((_, i) => i % (caseCount / naiveCount) === 0);
  checkAgainstNaive(fewer);
  const rates: Rates = { compiled: [], naive: [], 'first sight': [] };
  for (let round = -warmUpRounds; round < Number(rounds); round++) {
    const compiled = casesASecond(cases, (given) => grouper.group(given).code.length, 700);
    const naively = casesASecond(fewer, (given) => groupNaively(naive, given).code.length, 0);
    const fresh = compileCatalogue(catalogue, kinds);
    const atFirst = casesASecond(cases, (given) => fresh.group(given).code.length, 0);
    if (round < 0) continue;
    rates.compiled.push(compiled);
    rates.naive.push(naively);
    rates['first sight'].push(atFirst);
  }
  return rates;
}

function checkAgainstNaive(cases: readonly GroupingCase[]): void {
  const wrong = cases.filter((given) => {
    const { status, code } = grouper.group(given);
    return groupNaively(naive, given).code !== (status === 'grouped' ? code : status);
  });
  if (wrong.length > 0) throw new Error(`${wrong.length} cases are grouped otherwise by the naive reading`);
}

function printRates(rates: Rates): void {
  printTable(
    ['one thread, from objects', 'cases a second', 'from … to'],
    Object.entries(rates).map(([name, of]) => [name, whole(median(of)), range(of, whole)]),
  );
  const ratios = rates.compiled.map((rate, round) => rate / (rates.naive[round] ?? Number.NaN));
  console.log(`compiled / naive: ${times(median(ratios))}, ${range(ratios, times)} within the rounds`);
}

function stored(id: string) {
  return JSON.parse(readFileSync(join(knowledgeFolder(), 'codes', `${id}.json`), 'utf8'));
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
