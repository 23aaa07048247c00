import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Chunk } from '../core/claims/chunk.ts';
import { documentedLimits } from '../core/claims/intake-limits.ts';
import { chunkGrouper } from '../core/grouping/group-chunk.ts';
import type { GroupingCase } from '../core/grouping/grouping-case.ts';
import { readGroupingCase } from '../core/grouping/read-grouping-case.ts';
import { bytesSource } from '../platform/intake/bytes-source.ts';
import { ClaimFile } from '../platform/intake/claim-file.ts';
import { codeNames } from '../platform/knowledge/code-names.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadCsvColumns, loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { loadGrouper } from '../platform/knowledge/load-grouper.ts';
import { loadPeer, type PeerGrouper, type PeerResult } from './peer-grouper.ts';

/** Tracing cases that were never traced before in the process; what is counted is the second of the two. */
export const firstSight = 'with full trace, at first sight';

/** A pass over all cases; the number keeps the work from being optimised away. */
type Pass = () => number | Promise<number>;

export const scheme = 'chs-drg-1.1';
const grouper = loadGrouper(knowledgeFolder(), scheme);
const corpus = join(import.meta.dirname, '../test/fixtures/corpus/chs-drg-1.1-20k.ndjson.gz');
/** Without translation, which the peer is not asked for either, and without the expected result. */
const lines = gunzipSync(readFileSync(corpus))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.stringify({ ...JSON.parse(line), map: 0, expect: undefined }));
const bytes = Buffer.from(`${lines.join('\n')}\n`);
const cases = lines.map(readCase);
const chunkLines = chunkGrouper([grouper], loadListReader());
const tracedChunkLines = chunkGrouper([grouper], loadListReader(), {
  codeNames: codeNames(knowledgeFolder()),
  form: 'json',
});
const reading = { columns: loadCsvColumns(), limits: documentedLimits };
export const caseCount = cases.length;
/** So many, always the same, are traced until the engine has compiled what it will. */
const knownCount = 5000;
export const unseenCount = caseCount - knownCount;

const ours = {
  'from objects': () => sum(cases, (given) => grouper.group(given).drg.length),
  'with full trace': () => sum(cases, (given) => grouper.explain(given).length),
  [firstSight]: traceUnseen,
  'NDJSON to NDJSON': () => groupBytes(chunkLines),
  'NDJSON to NDJSON with trace in words': () => groupBytes(tracedChunkLines),
} satisfies Record<string, Pass>;

const theirs = {
  'peer from objects': (peer: PeerGrouper) => {
    const records = cases.map(peer.record);
    return async () => {
      let total = 0;
      for (const record of records) total += (await peer.group(record)).drg.length;
      return total;
    };
  },
  'peer NDJSON to NDJSON': (peer: PeerGrouper) => async () => {
    let written = '';
    for (const line of bytes.toString('utf8').trimEnd().split('\n')) {
      const given = JSON.parse(line) as GroupingCase;
      written += peerLine(given.id, await peer.group(peer.record(given)));
    }
    return Buffer.from(written).length;
  },
} satisfies Record<string, (peer: PeerGrouper) => Pass>;

export type OwnPass = keyof typeof ours;
export type PeerPass = keyof typeof theirs;
export const ownPasses = Object.keys(ours) as OwnPass[];

/** Makes one pass ready; a peer's only when it groups every case as we do. */
export async function makePass(name: OwnPass | PeerPass, checkout: string | undefined): Promise<Pass> {
  if (name in ours) return ours[name as OwnPass];
  const peer = await loadPeer(checkout ?? '');
  for (const [i, given] of cases.entries()) {
    const [there, here] = [(await peer.group(peer.record(given))).drg, grouper.group(given).drg];
    if (there !== here) throw new Error(`case ${i}: ${there} there, ${here} here`);
  }
  return theirs[name as PeerPass](peer);
}

function readCase(line: string): GroupingCase {
  const reading = readGroupingCase(JSON.parse(line));
  if (!reading.ok) throw new Error(`unreadable corpus line ${line}`);
  return reading.case;
}

export function traceKnown(): number {
  return sum(cases.slice(0, knownCount), (given) => grouper.explain(given).length);
}

function traceUnseen(): number {
  return sum(cases.slice(knownCount), (given) => grouper.explain(given).length);
}

function sum(cases: readonly GroupingCase[], count: (given: GroupingCase) => number): number {
  let total = 0;
  for (const given of cases) total += count(given);
  return total;
}

/** As `sentinel group` does, from and to memory instead of files. */
async function groupBytes(linesOf: (chunk: Chunk) => string): Promise<number> {
  const file = new ClaimFile('cases.ndjson', bytesSource(bytes), reading);
  let written = 0;
  for await (const chunk of file.chunks()) written += Buffer.from(linesOf(chunk)).length;
  return written;
}

function peerLine(id: string, { status, mdc, adrg, drg }: PeerResult): string {
  return `${JSON.stringify({ id, scheme, status, mdc, adrg, drg })}\n`;
}
