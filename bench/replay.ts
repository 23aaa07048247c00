import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { say } from '../bin/say.ts';
import type { ReplayReport } from '../core/replay-comparison.ts';
import type { ReplaySums } from '../core/replay-sums.ts';
import { inFolder } from './in-folder.ts';
import { runProgram, type Usage } from './scale/run-program.ts';

/**
 * npm run bench:replay: generated stays audited as their regions are, then replayed under another scheme and tariff, each
 * in a process of its own; with the report, and whether its tables add up. Ends with 1 where they do not.
 */
const options = new Command()
  .option('--cases <n>', 'how many', '100000')
  .option('--scheme <id>', 'that is tried', 'suzhou-2023')
  .option('--tariff <id>', 'likewise', 'suzhou-2023')
  .option('--seed <n>', 'the same seed gives the same stays', '20261122')
  .option('--folder <dir>', 'where there is room for the files; they are removed again', '.local')
  .parse()
  .opts<Record<'cases' | 'scheme' | 'tariff' | 'seed' | 'folder', string>>();

const sentinel = join(import.meta.dirname, '../bin/sentinel.ts');
await inFolder(options.folder, 'replay-', measure);

async function measure(folder: string): Promise<void> {
  say(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}\n`);
  const { cases, seed, scheme, tariff } = options;
  const [made, old, anew] = ['made', 'old', 'new'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const claims = join(made, 'claims.ndjson');
  const run = (...words: string[]) => runProgram([sentinel, ...words], folder);
  await run('generate', '--lines', 'few', '--cases', cases, '--seed', seed, '-o', made, '--quiet');
  const audit = await run('audit', claims, '-o', old, '--quiet');
  const named = ['--scheme', scheme, '--tariff', tariff];
  const replay = await run('replay', claims, '--before', old, ...named, '-o', anew, '--quiet');
  printTable(['', 's', 'CPU s', 'cases/s', 'peak MB'], [row('audit', audit), row('replay', replay)]);
  say(readFileSync(join(anew, 'report.txt'), 'utf8'));
  const faults = sumFaults(JSON.parse(readFileSync(join(anew, 'report.json'), 'utf8')) as ReplayReport);
  say(faults.length === 0 ? '✓ all tables add up to the whole\n' : `✗ ${faults.join(', ')}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

function row(name: string, { seconds, cpuSeconds, peakMb }: Usage) {
  const each = Math.round(Number(options.cases) / seconds);
  return [name, seconds.toFixed(0), cpuSeconds.toFixed(0), each, Math.round(peakMb)];
}

/** Sums of a table that are not those of the whole. */
function sumFaults({
  whole,
  by_hospital,
  by_department,
  by_month,
  by_group,
}: ReplayReport): readonly string[] {
  const tables = { by_hospital, by_department, by_month, by_group };
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(whole ?? {}).flatMap(([name, value]) => {
      const sum = rows.reduce((all: number, one: ReplaySums) => all + one[name as keyof ReplaySums], 0);
      return sum === value ? [] : [`${table} ${name}`];
    }),
  );
}
