import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { chunkGrouper } from '../core/grouping/group-chunk.ts';
import type { GroupingCase } from '../core/grouping/grouping-case.ts';
import { readGroupingCase } from '../core/grouping/read-grouping-case.ts';
import { ClaimFile } from '../platform/intake/claim-file.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadCsvColumns, loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { loadGrouper } from '../platform/knowledge/load-grouper.ts';
import { measureLoad } from './measure-load.ts';
import { median } from './median.ts';
import { loadPeer, type PeerResult } from './peer-grouper.ts';

/**
 * npm run bench:grouping [-- --peer DIR]: how many cases one thread groups in a second of
 * processor time, and what loading costs.
 * With a checkout of OpenDRG's JavaScript grouper the same cases go through both, round by round in one process,
 * after both have been held against each other. Every figure is the median of the rounds.
 */
const { peer: checkout, rounds } = new Command()
  .option('--peer <dir>', "a checkout of OpenDRG's JavaScript grouper")
  .option('--rounds <n>', 'measured rounds, after one that is not measured', '5')
  .parse()
  .opts<{ peer?: string; rounds: string }>();

const scheme = 'chs-drg-1.1';
const corpus = join(import.meta.dirname, '../test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz');
/** Without translation, which the peer is not asked for either, and without the expected result. */
const lines = gunzipSync(readFileSync(corpus))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.stringify({ ...JSON.parse(line), map: 0, expect: undefined }));
const bytes = Buffer.from(`${lines.join('\n')}\n`);
const cases = lines.map(readCase);
const grouper = loadGrouper(knowledgeFolder(), scheme);
const groupChunk = chunkGrouper([grouper], loadListReader());
const traceChunk = chunkGrouper([grouper], loadListReader(), true);

/** A pass over all cases; the number keeps the work from being optimised away. */
type Pass = () => number | Promise<number>;

const ours: Readonly<Record<string, Pass>> = {
  'from objects': () => sum(cases, (given) => grouper.group(given).drg.length),
  'with full trace, recorded': () => sum(cases, (given) => grouper.record(given).words.length),
  'with full trace, every step as data': () => sum(cases, (given) => grouper.explain(given).length),
  'NDJSON to NDJSON': () => groupBytes(groupChunk),
  'NDJSON to NDJSON with trace in words': () => groupBytes(traceChunk),
};

const rates = new Map<string, number[]>();
const peerPasses = checkout === undefined ? {} : await comparePeer(checkout);
for (let round = 0; round <= Number(rounds); round++) {
  for (const [name, pass] of Object.entries({ ...ours, ...peerPasses })) {
    const rate = await casesASecond(pass);
    if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
  }
}
printRates();
printLoad();

function readCase(line: string): GroupingCase {
  const reading = readGroupingCase(JSON.parse(line));
  if (!reading.ok) throw new Error(`unreadable corpus line ${line}`);
  return reading.case;
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += count(item);
  return total;
}

/** As `sentinel group` does, from and to memory instead of files. */
async function groupBytes(group: typeof groupChunk): Promise<number> {
  const file = new ClaimFile('cases.ndjson', pieces(), loadCsvColumns());
  let written = 0;
  for await (const chunk of file.chunks()) written += Buffer.from(group(chunk)).length;
  return written;
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
}

/** By processor time of the whole process, so that what else runs on the machine does not count. */
async function casesASecond(pass: Pass): Promise<number> {
  const start = processorMs();
  let passes = 0;
  do {
    await pass();
    passes++;
  } while (processorMs() - start < 500);
  return (1000 * passes * cases.length) / (processorMs() - start);
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function comparePeer(folder: string): Promise<Readonly<Record<string, Pass>>> {
  const peer = await loadPeer(folder);
  const records = cases.map(peer.record);
  for (const [i, given] of cases.entries()) {
    const [theirs, own] = [await peer.group(peer.record(given)), grouper.group(given)];
    if (theirs.drg !== own.drg) throw new Error(`case ${i}: ${theirs.drg} there, ${own.drg} here`);
  }
  return {
    'peer from objects': async () => {
      let total = 0;
      for (const record of records) total += (await peer.group(record)).drg.length;
      return total;
    },
    'peer NDJSON to NDJSON': async () => {
      let written = '';
      for (const line of bytes.toString('utf8').trimEnd().split('\n')) {
        const given = JSON.parse(line) as GroupingCase;
        written += peerLine(given.id, await peer.group(peer.record(given)));
      }
      return Buffer.from(written).length;
    },
  };
}

function peerLine(id: string, { status, mdc, adrg, drg }: PeerResult): string {
  return `${JSON.stringify({ id, scheme, status, mdc, adrg, drg })}\n`;
}

function printRates(): void {
  const rateOf = (name: string) => median(rates.get(name) ?? []);
  printTable(
    ['', 'cases a second', 'peer', 'ratio'],
    Object.keys(ours).map((name) => {
      const peer = rateOf(name.startsWith('NDJSON') ? 'peer NDJSON to NDJSON' : 'peer from objects');
      const shown = Number.isNaN(peer) ? ['', ''] : [whole(peer), `${(rateOf(name) / peer).toFixed(0)}×`];
      return [name, whole(rateOf(name)), ...shown];
    }),
  );
}

function printLoad(): void {
  const { packed, unpacked } = measureLoad(scheme, Number(rounds));
  printTable(
    ['loading, above an empty Node', 'ms', 'MiB resident'],
    Object.entries({ 'from the pack': packed, 'from the files': unpacked }).map(([name, cost]) => [
      name,
      cost.ms.toFixed(0),
      (cost.rssBytes / 2 ** 20).toFixed(0),
    ]),
  );
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
