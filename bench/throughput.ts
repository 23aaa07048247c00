import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { Enrolments } from '../bin/enrolments.ts';
import { assessCase } from '../core/assess-case.ts';
import { caseContextOf } from '../core/case-context-of.ts';
import type { FeeLine, SettlementList } from '../core/claims/settlement-list.ts';
import { buildCaseIndex } from '../core/rules/build-case-index.ts';
import type { CaseContext } from '../core/rules/case-context.ts';
import type { CaseIndex } from '../core/rules/case-index.ts';
import { generateBatch } from '../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { type CommonFacts, type CountBroken, jsonRulesEngine, ourRules, zenEngine } from './common-rules.ts';
import { median } from './median.ts';

/**
 * npm run bench:throughput: how many stays of 60 fee lines the whole rule library checks in a second of one
 * thread, history, baseline and group known; and the same eighty rules of three conditions in our own engine,
 * in json-rules-engine and in zen-engine, case by case held against each other first. Medians of the rounds, by
 * processor time.
 */
const { rounds: roundsText, cases } = new Command()
  .option('--rounds <n>', 'measured rounds, after three that are not', '5')
  .option('--cases <n>', 'stays', '2000')
  .parse()
  .opts<{ rounds: string; cases: string }>();
const rounds = Number(roundsText);

const linesPerStay = 60;
const knowledge = loadKnowledge();
const stays = makeStays(Number(cases));

const libraryRate = await measure(stays.length, () => {
  let findings = 0;
  for (const { list, context } of stays) {
    findings += knowledge.rules.run(buildCaseIndex(list, context)).findings.length;
  }
  return findings;
});
printTable(
  ['the whole library', 'rules', 'stays a second'],
  [[`${linesPerStay} fee lines a stay`, knowledge.rules.rules.length, whole(libraryRate)]],
);

const common = stays.map(({ list, context }) => ({
  facts: factsOf(list),
  index: buildCaseIndex(list, context),
}));
const engines: Readonly<Record<string, CountBroken>> = {
  'DRG Sentinel': ourRules(),
  'json-rules-engine': jsonRulesEngine(),
  'zen-engine': zenEngine(),
};
await holdAgainstEachOther();
const rates: [string, number][] = [];
for (const [name, count] of Object.entries(engines)) {
  const some = name === 'json-rules-engine' ? common.slice(0, 200) : common;
  rates.push([name, await measure(some.length, () => countAll(some, count), process.cpuUsage)]);
}
const ours = rates[0]?.[1] ?? Number.NaN;
printTable(
  ['80 rules of 3 conditions', 'cases a second', 'ours is faster by'],
  rates.map(([name, rate], at) => [name, whole(rate), at === 0 ? '' : `${(ours / rate).toFixed(0)}×`]),
);

interface Stay {
  readonly list: SettlementList;
  readonly context: CaseContext;
}

/** Generated stays, thinned out or filled up to the same number of lines, with all that an audit knows of them. */
function makeStays(count: number): readonly Stay[] {
  const read = loadListReader();
  const generated = generateBatch({
    cases: count,
    seed: 1,
    knowledge: loadGeneratorKnowledge(knowledgeFolder()),
  });
  const lists = [...generated].flatMap(({ list }) => {
    const reading = read(JSON.parse(JSON.stringify(list)), null);
    return reading.ok && reading.list.feeLines?.length ? [{ list: reading.list, place: 0 }] : [];
  });
  const enrolments = new Enrolments(knowledge);
  enrolments.add(0, lists);
  const baselines = enrolments.baselines();
  return lists
    .filter(({ list }) => list.care === 'inpatient')
    .map(({ list }) => {
      const known = { ...enrolments.knownOf(list), baselines };
      const context = caseContextOf(list, assessCase(list, knowledge), known, knowledge);
      const feeLines = toLength(list.feeLines ?? []);
      return { list: { ...list, feeLines, feeCategories: null }, context };
    });
}

function toLength(lines: readonly FeeLine[]): readonly FeeLine[] {
  return Array.from({ length: linesPerStay }, (_, at) => {
    const line = lines[Math.floor((at * lines.length) / linesPerStay)] as FeeLine;
    return { ...line, serial: String(at) };
  });
}

function factsOf({ patient, stay }: SettlementList): CommonFacts {
  return { ageYears: patient.ageYears ?? 0, losDays: stay.losDays, department: stay.department };
}

async function holdAgainstEachOther(): Promise<void> {
  for (const { facts, index } of common.slice(0, 100)) {
    const counts = await Promise.all(Object.values(engines).map((count) => count(facts, index)));
    if (new Set(counts).size > 1) throw new Error(`${JSON.stringify(facts)}: ${counts.join(', ')}`);
  }
}

async function countAll(
  some: readonly { readonly facts: CommonFacts; readonly index: CaseIndex }[],
  count: CountBroken,
): Promise<number> {
  let broken = 0;
  for (const { facts, index } of some) {
    const answer = count(facts, index);
    broken += typeof answer === 'number' ? answer : await answer;
  }
  return broken;
}

/**
 * Cases a second of processor time, so that what else runs on the machine does not count as time. Of this thread
 * alone, or of all threads where the work may be done in others, as zen-engine does it.
 */
async function measure(
  count: number,
  pass: () => number | Promise<number>,
  usage: typeof process.cpuUsage = process.threadCpuUsage,
): Promise<number> {
  const measured: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const start = usage();
    let passes = 0;
    let spentMs = 0;
    do {
      await pass();
      passes++;
      const { user, system } = usage(start);
      spentMs = (user + system) / 1000;
    } while (spentMs < 500);
    if (round >= 0) measured.push((1000 * passes * count) / spentMs);
  }
  return median(measured);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
