import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../../core/claims/chunk.ts';
import { documentedLimits } from '../../../../core/claims/intake-limits.ts';
import { bytesSource } from '../../../../platform/intake/bytes-source.ts';
import { type JoinCheckpoint, JoinedFile } from '../../../../platform/intake/join/joined-file.ts';
import type { RunStore } from '../../../../platform/intake/join/run-store.ts';
import { kindsOfParts } from '../../../../platform/intake/kinds-of-parts.ts';
import { csvColumns } from '../../../core/claims/example-list.ts';
import { writeZip } from '../../../support/archive/write-zip.ts';

const means = { columns: csvColumns, limits: { ...documentedLimits, recordsAChunk: 3 } };
const lines = (...all: readonly string[]) => Buffer.from(`${all.join('\n')}\n`);
const numbered = <T>(count: number, one: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => one(at));

const cases = lines(
  'setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code',
  ...numbered(20, (at) => `S${at},H1,1,2026-03-01,2026-03-02,A03,310,J18.900`),
);
const fees = lines(
  'feedetl_sn,setl_id,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt',
  ...numbered(60, (at) => `F${at},S${at % 23},2026-03-01,X01,1,1,1`),
);
const others = numbered(2, (part) =>
  lines(...numbered(10, (at) => JSON.stringify({ setlinfo: { setl_id: `N${part}-${at}` } }))),
);

function memory(): RunStore {
  const objects = new Map<string, Uint8Array>();
  return {
    write: async (name, bytes) => void objects.set(name, bytes),
    read: async (name, from, to) => (objects.get(name) as Uint8Array).subarray(from, to),
  };
}

const source = bytesSource(
  writeZip([
    { name: 'others.ndjson', content: others[0] ?? '' },
    { name: 'cases.csv', content: cases },
    { name: 'fees.csv', content: fees },
    { name: 'more.ndjson', content: others[1] ?? '' },
  ]),
);
const file = {
  name: 'march.zip',
  source,
  kinds: await kindsOfParts({ name: 'march.zip', source }, means),
};
const told = ({ number, recordsBefore, file: part, records }: Chunk) => [
  number,
  recordsBefore,
  part,
  records.map(({ line, bytes }) => `${line} ${Buffer.from(bytes)}`),
];
async function allOf(chunks: AsyncIterable<Chunk>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const chunk of chunks) all.push(told(chunk));
  return all;
}
const factsOf = ({ records, feeLines, problems, notices, parts }: JoinedFile) => ({
  ...{ records, feeLines, problems, notices },
  parts: parts.map((part) => [part.name, part.records]),
});

/** Each run gives so many chunks, and knows of the ones before what JSON tells it, and nothing else. */
async function cutInRuns(chunksARun: number) {
  const runs = memory();
  const chunks: unknown[] = [];
  let from: JoinCheckpoint | undefined;
  for (;;) {
    const joined = new JoinedFile([file], { ...means, runs, key: 'key' });
    const before = chunks.length;
    for await (const chunk of joined.chunks(from)) {
      chunks.push(told(chunk));
      if (chunks.length === before + chunksARun) break;
    }
    from = JSON.parse(JSON.stringify(joined.checkpoint)) as JoinCheckpoint;
    expect(from.chunks).toBe(chunks.length);
    if (chunks.length < before + chunksARun) return { chunks, facts: factsOf(joined) };
  }
}

describe('tables that are joined, with files of other formats beside them', () => {
  it('come to the same chunks however few a run has time for', async () => {
    const whole = await cutInRuns(Number.POSITIVE_INFINITY);
    expect(whole.facts).toMatchObject({
      records: 20 + 3 + 20,
      parts: [
        ['march.zip/cases.csv', 20],
        ['march.zip/fees.csv', 60],
        ['march.zip/others.ndjson', 10],
        ['march.zip/more.ndjson', 10],
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.chunks.length + 1 }), async (chunksARun) => {
        expect(await cutInRuns(chunksARun)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('are given again from the beginning without being sorted again', async () => {
    const joined = new JoinedFile([file], { ...means, runs: memory(), key: 'key' });
    const first = await allOf(joined.chunks());
    expect(await allOf(joined.chunks(joined.beginning))).toEqual(first);
  });
});
