import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../../bin/commands/print-table.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { synthesizeIfStale } from '../../local/synthesize-if-stale.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { type BookDifference, compareBooks } from './compare-books.ts';
import { type FaultCounts, type FaultKind, faultKinds } from './faults.ts';
import { makeUploads } from './make-uploads.ts';
import { type PipelineRun, runPipeline } from './run-pipeline.ts';

/**
 * npm run test:chaos -- --seed N: the same files twice through the pipeline on the local cloud, once undisturbed, once
 * with processes killed, messages repeated, late and out of order, calls throttled, failing and hanging, and clocks
 * that jump. Exits 0 only when the books of both runs are equal and every fault struck often enough.
 */
const options = new Command()
  .option('--seed <text>', 'decides the files and, as far as processes allow, the faults', '1')
  .option('--stays <n>', 'in all files together', '100000')
  .option('--faults <n>', 'the least of each kind', '200')
  .option('--chunk <n>', 'records in a chunk', '100')
  .option('--haste <n>', 'what messages wait and functions may take is divided by it', '120')
  .option('--keep', 'leaves the data folders of both runs')
  .parse()
  .opts<Record<'seed' | 'stays' | 'faults' | 'chunk' | 'haste', string> & { keep?: true }>();
const { seed } = options;
const [stays, faults, recordsAChunk, haste] = [
  options.stays,
  options.faults,
  options.chunk,
  options.haste,
].map(Number) as [number, number, number, number];

/** More than asked for is tried, since chance may fall short; never so many that nothing gets through. */
const tried = faults * 1.2 + 5 * Math.sqrt(faults);
const greatestChance = 0.2;
const shownDifferences = 20;

process.env['TZ'] = 'UTC'; // as in Lambda
const root = join(import.meta.dirname, '..', '..');
const assemblyDir = join(root, 'cdk.out');
const room = join(root, '.local', 'chaos', `${process.pid}`);
mkdirSync(room, { recursive: true });
try {
  process.exitCode = (await testChaos()) ? 0 : 1;
} finally {
  if (!options.keep) rmSync(room, { recursive: true, force: true });
}

async function testChaos(): Promise<boolean> {
  await synthesizeIfStale(root, assemblyDir, () => tell('Synthesizing …'));
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const phases = makeUploads({ seed, stays, directory: join(room, 'input'), knowledge });
  const common = { assemblyDir, phases, haste, recordsAChunk, tell };
  tell(`${phases.flat().length} files, ${stays} stays; undisturbed …`);
  const cleanDir = join(room, 'clean');
  const clean = await runPipeline({ ...common, dataDir: cleanDir });
  tell(`${clean.seconds.toFixed(0)} s; disturbed …`);
  const disturbed = await runPipeline({
    ...common,
    dataDir: join(room, 'disturbed'),
    secretsOf: cleanDir,
    disturbed: { seed, chances: chancesFor(clean.occasions) },
  });
  printRuns(clean, disturbed);
  const short = printFaults(clean, disturbed);
  const different = compareBooks(clean.books, disturbed.books);
  different.slice(0, shownDifferences).forEach(printDifference);
  tell(
    different.length === 0
      ? `✓ ${clean.books.size} entries of the books are equal`
      : `✗ ${different.length} of ${clean.books.size} entries of the books differ`,
  );
  if (short.length > 0) tell(`✗ fewer than ${faults}: ${short.join(', ')}`);
  if (different.length + short.length > 0) tell(`Again: ${commandLine()}`);
  return different.length + short.length === 0;
}

function chancesFor(occasions: FaultCounts): FaultCounts {
  const chanceOf = (kind: FaultKind) => Math.min(greatestChance, tried / (occasions[kind] || 1));
  return Object.fromEntries(faultKinds.map((kind) => [kind, chanceOf(kind)])) as Record<FaultKind, number>;
}

function printRuns(clean: PipelineRun, disturbed: PipelineRun): void {
  printTable(
    ['run', 'seconds', 'stays a second', 'dead letters sent again', 'peak memory of a process, MB'],
    Object.entries({ undisturbed: clean, disturbed }).map(([name, { seconds, redriven, peakMemory }]) => [
      name,
      seconds.toFixed(0),
      (stays / seconds).toFixed(1),
      redriven,
      Object.entries(peakMemory)
        .filter(([, megabytes]) => megabytes > 0)
        .map(([id, megabytes]) => `${id.replace(/Handler.*$/, '')} ${megabytes}`)
        .join(', '),
    ]),
    [null, null, null, null, 60],
  );
}

/** Answers the kinds that struck too seldom. */
function printFaults({ occasions }: PipelineRun, { struck }: PipelineRun): readonly FaultKind[] {
  printTable(
    ['fault', 'times', 'occasions of the undisturbed run'],
    faultKinds.map((kind) => [kind, struck[kind], occasions[kind]]),
  );
  return faultKinds.filter((kind) => struck[kind] < faults);
}

function printDifference({ name, places }: BookDifference): void {
  tell(`✗ ${name}`);
  for (const { path, clean, disturbed } of places) {
    tell(`    ${path || '(whole)'}`);
    tell(`      undisturbed ${shown(clean)}`);
    tell(`      disturbed   ${shown(disturbed)}`);
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 400);
}

function commandLine(): string {
  return `npm run test:chaos -- --seed ${seed} --stays ${stays} --faults ${faults} --chunk ${recordsAChunk} --haste ${haste}`;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
