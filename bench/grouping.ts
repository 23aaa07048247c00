import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { firstSight, type OwnPass, ownPasses, type PeerPass, scheme } from './grouping-passes.ts';
import { measureLoad } from './measure-load.ts';
import { median } from './median.ts';
import type { PassRequest } from './run-pass.ts';

/**
 * npm run bench:grouping [-- --peer DIR]: how many cases one thread groups in a second of its processor time, and
 * what loading costs. With a checkout of OpenDRG's JavaScript grouper the same cases go through both, round by
 * round, after both have been held against each other. Figures are medians of the rounds; the ratio is of the
 * two medians, its range that of the ratios within each round, whose passes the machine treated most alike.
 */
const { peer: checkout, rounds } = new Command()
  .option('--peer <dir>', "a checkout of OpenDRG's JavaScript grouper")
  .option('--rounds <n>', 'measured rounds, after three that are not', '5')
  .parse()
  .opts<{ peer?: string; rounds: string }>();

const warmUpRounds = 3;
type PassName = OwnPass | PeerPass;

const peerPasses: readonly PeerPass[] = checkout ? ['peer from objects', 'peer NDJSON to NDJSON'] : [];
const rates = await measureRates([...peerPasses, ...ownPasses]);
printTable(['', 'cases a second', 'from … to', 'peer', 'ratio', 'from … to'], ownPasses.map(rateRow));
const { packed, unpacked } = measureLoad(scheme, Number(rounds));
printTable(
  ['loading, above an empty Node', 'ms', 'MiB resident'],
  Object.entries({ 'from the pack': packed, 'from the files': unpacked }).map(([name, { ms, rssBytes }]) => [
    name,
    ms.toFixed(0),
    (rssBytes / 2 ** 20).toFixed(0),
  ]),
);

interface Contender {
  readonly name: PassName;
  readonly rates: number[];
  worker: Worker;
}

/**
 * Each pass has a thread, and so a heap, of its own; only one of them works at a time. What is measured at first
 * sight has a new one in each round.
 */
async function measureRates(names: readonly PassName[]): Promise<ReadonlyMap<PassName, readonly number[]>> {
  const measured = names.map((name): Contender => ({ name, rates: [], worker: startWorker(name) }));
  for (let round = -warmUpRounds; round < Number(rounds); round++) {
    for (const contender of measured) {
      if (contender.name === firstSight) await renew(contender);
      contender.worker.postMessage('round');
      const [rate] = (await once(contender.worker, 'message')) as [number];
      if (round >= 0) contender.rates.push(rate);
    }
  }
  for (const { worker } of measured) await worker.terminate();
  return new Map(measured.map(({ name, rates }) => [name, rates]));
}

async function renew(contender: Contender): Promise<void> {
  await contender.worker.terminate();
  contender.worker = startWorker(contender.name);
}

function startWorker(name: PassName): Worker {
  const workerData: PassRequest = { name, checkout };
  return new Worker(new URL('./run-pass.ts', import.meta.url), { workerData });
}

function rateRow(name: OwnPass): string[] {
  const ours = rates.get(name) ?? [];
  const theirs = rates.get(name.startsWith('NDJSON') ? 'peer NDJSON to NDJSON' : 'peer from objects');
  const row = [name, whole(median(ours)), range(ours, whole)];
  if (theirs === undefined) return [...row, '', '', ''];
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN));
  return [...row, whole(median(theirs)), times(median(ours) / median(theirs)), range(ratios, times)];
}

function range(values: readonly number[], write: (value: number) => string): string {
  return `${write(Math.min(...values))} … ${write(Math.max(...values))}`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(0)}×`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
