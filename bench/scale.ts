import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { say } from '../bin/say.ts';
import { synthesizeIfStale } from '../local/synthesize-if-stale.ts';
import { inFolder } from './in-folder.ts';
import { fitExponent } from './scale/fit-exponent.ts';
import type { PipelineRun } from './scale/pipeline.ts';
import { runProgram, type Usage } from './scale/run-program.ts';

/**
 * npm run bench:scale: files of more and more stays through `sentinel audit`, or through the local cloud, each in
 * processes of their own: how long, how much memory at most, and whether time grows as the file does. A million stays
 * are 6 GB, twice that and more on the local cloud. Ends with 1 where a process held more than the target.
 */
const options = new Command()
  .option('--cases <list>', 'sizes, by commas', '10000,100000,1000000')
  .option('--pipeline', 'through the local cloud instead of sentinel audit')
  .option('--seed <n>', 'the same seed gives the same files', '1')
  .option('--folder <dir>', 'where there is room for the files; they are removed again', '.local')
  .parse()
  .opts<{ cases: string; pipeline?: boolean; seed: string; folder: string }>();

const targetMb = 512;
const hospital = 'H37130200901';
const root = join(import.meta.dirname, '..');
const sentinel = join(root, 'bin/sentinel.ts');

interface Run {
  readonly cases: number;
  readonly bytes: number;
  readonly usage: Usage;
  /** Of all processes together where there are several. */
  readonly seconds: number;
  readonly peaks: Readonly<Record<string, number>>;
  /** Requests to the table, by operation; none without the pipeline. */
  readonly calls?: Readonly<Record<string, number>>;
}

await inFolder(options.folder, 'scale-', measure);

async function measure(folder: string): Promise<void> {
  say(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}\n`);
  if (options.pipeline) await synthesizeIfStale(root, join(root, 'cdk.out'), () => {});
  const runs: Run[] = [];
  for (const cases of options.cases.split(',').map(Number))
    runs.push(await measureSize(cases, join(folder, String(cases))));
  printTable(
    ['stays', 'GB', 's', 'CPU s', 'stays/s', 'peak MB'],
    runs.map(({ cases, bytes, usage, seconds, peaks }) => [
      cases,
      (bytes / 1e9).toFixed(2),
      seconds.toFixed(0),
      usage.cpuSeconds.toFixed(0),
      Math.round(cases / seconds),
      Math.max(...Object.values(peaks)),
    ]),
  );
  if (options.pipeline) printPeaks(runs);
  const exponent = fitExponent(runs.map(({ cases, seconds }) => [cases, seconds]));
  const ofCpu = fitExponent(runs.map(({ cases, usage }) => [cases, usage.cpuSeconds]));
  say(`time grows as stays^${exponent.toFixed(3)}, processor time as stays^${ofCpu.toFixed(3)}\n`);
  const most = Math.max(...runs.flatMap(({ peaks }) => Object.values(peaks)));
  if (most <= targetMb) return;
  say(`✗ a process held ${most} MB, more than ${targetMb} MB\n`);
  process.exitCode = 1;
}

async function measureSize(cases: number, own: string): Promise<Run> {
  mkdirSync(own);
  const made = ['generate', '--lines', 'few', '--cases', String(cases), '--seed', options.seed];
  const where = ['--hospital', hospital, '-o', own, '--quiet'];
  await runProgram([sentinel, ...made, ...where], own);
  const file = join(own, 'claims.ndjson');
  const bytes = statSync(file).size;
  const run = options.pipeline ? await runPipeline(file, own) : await runAudit(file, own);
  rmSync(own, { recursive: true });
  const { seconds, peaks, calls = {} } = run;
  say(`${cases}: ${seconds.toFixed(0)} s, ${JSON.stringify(peaks)} MB\n`);
  for (const [operation, count] of Object.entries(calls))
    say(`  ${operation}: ${(count / cases).toFixed(3)} a stay\n`);
  return { cases, bytes, ...run };
}

async function runAudit(file: string, own: string): Promise<Omit<Run, 'cases' | 'bytes'>> {
  const usage = await runProgram([sentinel, 'audit', file, '-o', own, '--quiet'], own);
  return { usage, seconds: usage.seconds, peaks: { audit: usage.peakMb } };
}

async function runPipeline(file: string, own: string): Promise<Omit<Run, 'cases' | 'bytes'>> {
  const usage = await runProgram([join(root, 'bench/scale/pipeline.ts'), file, hospital, own], own);
  const { seconds, peaks, calls, receipt } = JSON.parse(
    readFileSync(join(own, 'run.json'), 'utf8'),
  ) as PipelineRun;
  const { read, accepted, rejected, duplicate } = receipt;
  if (read !== accepted + rejected + duplicate)
    throw new Error(`the receipt loses records: ${JSON.stringify(receipt)}`);
  return { usage, seconds, peaks: { ...peaks, 'local-cloud': usage.peakMb }, calls };
}

/** The most that a process of each kind held, over all sizes by column. */
function printPeaks(runs: readonly Run[]): void {
  const names = [...new Set(runs.flatMap(({ peaks }) => Object.keys(peaks)))].sort();
  printTable(
    ['peak MB', ...runs.map(({ cases }) => String(cases))],
    names.map((name) => [name, ...runs.map(({ peaks }) => peaks[name] ?? '')]),
  );
}
