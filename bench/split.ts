import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type GeneratedFormat, generatedFormats } from './split/generated-source.ts';
import type { SplitMeasure } from './split/measure-split.ts';

const usage = 'npm run bench:split [-- <MB> …]    用法 Usage; 缺省 default: 100 1000';

/** Cuts files that are made while they are read, each in a process of its own: peak memory and speed by format and size. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2).map(Number);
  if (asked.some((megabytes) => !(megabytes > 0))) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write('| format | MB read | MB of text | records | chunks | s | MB of text/s | peak MB |\n');
  process.stdout.write('|---|---|---|---|---|---|---|---|\n');
  for (const megabytes of asked.length > 0 ? asked : [100, 1000])
    for (const format of generatedFormats) process.stdout.write(await rowOf(format, megabytes));
}

async function rowOf(format: GeneratedFormat, megabytesOfText: number): Promise<string> {
  // What is said of a compressed file is its text, some 48 times what is read.
  const megabytes = format === 'ndjson.gz' ? megabytesOfText / 48 : megabytesOfText;
  const script = join(import.meta.dirname, 'split', 'measure-split.ts');
  const run = await promisify(execFile)(process.execPath, [script, format, String(megabytes * 1e6)]);
  const { megabytes: text, records, chunks, seconds, peakMegabytes } = JSON.parse(run.stdout) as SplitMeasure;
  const cells = [format, megabytes, text, records, chunks, seconds.toFixed(1), text / seconds, peakMegabytes];
  return `| ${cells.map((cell) => (typeof cell === 'number' ? Math.round(cell) : cell)).join(' | ')} |\n`;
}

await main();
