import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CaseName, makeCase } from './fuzz-case.ts';
import { FuzzTally } from './fuzz-tally.ts';
import { minimise } from './minimise.ts';
import { originalLists } from './originals.ts';
import { type Told, WatchedWorker } from './watched-worker.ts';

/**
 * `npm run test:fuzz [-- --seed N --files 10000 --only NUMBER]`: mutated files of every format through all that
 * `sentinel audit` does. Exits 1 and leaves the smallest failing files where any of them crashes, hangs, takes too
 * much memory, loses a good row, counts a case twice or says nothing about a bad one.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '10000' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
  },
});

const mostMinimised = 10;
const limits = { deadlineSeconds: 20, heapMegabytes: 320 };
const mostMegabytes = 512;

const { seed } = values;
const first = values.only === undefined ? 0 : Number(values.only);
const beyond = values.only === undefined ? Number(values.files) : first + 1;
const tally = new FuzzTally();
const failed: { readonly name: CaseName; readonly told: Told }[] = [];
let next = first;

async function work(): Promise<void> {
  const worker = new WatchedWorker(limits);
  while (next < beyond) {
    const name: CaseName = { seed, number: next++, without: [] };
    const told = await worker.try(name);
    const tooMuch = told.peakMegabytes > mostMegabytes ? [`took ${told.peakMegabytes} MB`] : [];
    const judged = { ...told, failures: [...told.failures, ...tooMuch] };
    tally.add(judged);
    if (judged.failures.length > 0) failed.push({ name, told: judged });
    // The peak of a process says nothing of the files after.
    if (tooMuch.length > 0) worker.stop();
    if (tally.files % 500 === 0)
      process.stderr.write(`${tally.files}/${beyond - first} ${failed.length} failed\n`);
  }
  worker.stop();
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(values.workers) }, work));
process.stdout.write(`${tally.report()}seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s\n`);
for (const { name, told } of failed.slice(0, mostMinimised)) await tellFailure(name, told);
if (failed.length > mostMinimised) process.stdout.write(`and ${failed.length - mostMinimised} more\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function tellFailure(name: CaseName, told: Told): Promise<void> {
  const worker = new WatchedWorker(limits);
  const originals = originalLists(seed);
  const made = makeCase(name, originals);
  const failure = told.failures[0] as string;
  const smallest = await minimise(name, made.parts, failure, (smaller) => worker.try(smaller));
  worker.stop();
  const folder = join(tmpdir(), `sentinel-fuzz-${seed}`);
  mkdirSync(folder, { recursive: true });
  const paths = makeCase(smallest, originals).files.map((file) => {
    const path = join(folder, `${name.number}-${file.name}`);
    writeFileSync(path, file.bytes);
    return path;
  });
  process.stdout.write(
    `\n${paths.join(' ')} (--seed ${seed} --only ${name.number})\n  ${made.story.join('; ')}\n  without ${smallest.without.join(', ')}\n  ${told.failures.slice(0, 3).join('\n  ')}\n`,
  );
}
