import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chunk } from '../../../../core/claims/chunk.ts';
import type { FeeRow } from '../../../../core/claims/fee-row.ts';
import { documentedLimits } from '../../../../core/claims/intake-limits.ts';
import type { SourceRecord } from '../../../../core/claims/record-splitter.ts';
import { bytesSource } from '../../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../../platform/intake/claim-file.ts';
import { type FolderRuns, folderRuns } from '../../../../platform/intake/join/folder-runs.ts';
import type { JoinState } from '../../../../platform/intake/join/join-state.ts';
import type { RunStore } from '../../../../platform/intake/join/run-store.ts';
import { type JoinOptions, TableJoin } from '../../../../platform/intake/join/table-join.ts';
import { csvColumns } from '../../../core/claims/example-list.ts';

const caseNames = 'memo,setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code';
const feeNames = 'feedetl_sn,setl_id,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt';
const caseRow = (id: string, memo: string) => `"${memo}",${id},H1,1,2026-03-01,2026-03-02,A03,310,J18.900`;
const feeRow = (id: string, serial: string) => `${serial},${id},2026-03-01,X01,1,1,1`;

const limits = { ...documentedLimits, recordsAChunk: 3 };
const memory = (): RunStore & { readonly objects: Map<string, Uint8Array> } => {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    write: async (name, bytes) => {
      objects.set(name, bytes);
    },
    read: async (name, from, to) => (objects.get(name) as Uint8Array).subarray(from, to),
  };
};

const chunksOf = (name: string, lines: readonly string[], pieceBytes = 1000) =>
  new ClaimFile(name, bytesSource(Buffer.from(lines.join('\n')), pieceBytes), {
    columns: csvColumns,
    limits,
  }).chunks();

interface Given {
  readonly cases: readonly string[];
  readonly fees: readonly string[];
  readonly pieceBytes?: number;
}

const takeBoth = async (join: TableJoin, { cases, fees, pieceBytes }: Given) =>
  (await join.take('fees', chunksOf('march.fees.csv', [feeNames, ...fees], pieceBytes))) &&
  (await join.take('cases', chunksOf('march.csv', [caseNames, ...cases], pieceBytes)));

async function joinAll(given: Given, options: Partial<JoinOptions> = {}, store: RunStore = memory()) {
  const join = new TableJoin(store, 'key', { limits, ...options });
  expect(await takeBoth(join, given)).toBe(true);
  const chunks: Chunk[] = [];
  for await (const chunk of join.chunks()) chunks.push(chunk);
  return { chunks, state: join.state };
}

const textOf = ({ bytes }: SourceRecord | FeeRow) => Buffer.from(bytes).toString();
const told = (chunk: Chunk) =>
  chunk.records.map((record) =>
    [chunk.file, record.line, record.kind, textOf(record), ...(record.feeRows ?? []).map(textOf)].join(' | '),
  );
const recordsOf = (chunks: readonly Chunk[]) => chunks.flatMap(told);
const inMemoryOrder = (records: readonly string[]) => [...records].sort();

/** The same by a map. */
function joinSimply({ cases, fees }: Given) {
  const rows = (lines: readonly string[]) =>
    lines.map((text, at) => ({ line: at + 2, text, id: text.split(',')[1] ?? '' }));
  const [ofCases, ofFees] = [rows(cases), rows(fees)];
  const feesOf = (id: string) => ofFees.filter((fee) => fee.id === id && id !== '');
  const known = new Set(ofCases.map(({ id }) => id));
  const joined = ofCases.map(({ line, text, id }) => [
    'march.csv',
    line,
    'record',
    text,
    ...feesOf(id).map((fee) => fee.text),
  ]);
  const orphans = [...new Set(ofFees.map(({ id }) => id))]
    .filter((id) => id !== '' && !known.has(id))
    .map(feesOf);
  const strays = ofFees.filter(({ id }) => id === '').map((fee) => [fee]);
  const refused = [...orphans, ...strays].map(([first, ...rest]) => [
    'march.fees.csv',
    first?.line,
    'record',
    first?.text,
    ...rest.map((fee) => fee.text),
  ]);
  return [...joined, ...refused].map((record) => record.join(' | '));
}

const ids = fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', '');
const anyCases = fc.array(
  fc.tuple(ids, fc.stringMatching(/^[a-z]{0,30}$/)).map(([id, memo]) => caseRow(id, memo)),
  { minLength: 1, maxLength: 12 },
);
const anyFees = fc.array(
  fc.tuple(ids, fc.nat(99)).map(([id, serial]) => feeRow(id, `F${serial}`)),
  { minLength: 1, maxLength: 40 },
);

describe('joining tables of cases and fee lines', () => {
  it('gives what a join in memory gives, for any order of rows, any pieces and any memory', async () => {
    const budgets = {
      runBytes: fc.integer({ min: 1, max: 2000 }),
      groupBytes: fc.integer({ min: 1, max: 2000 }),
      pieceBytes: fc.integer({ min: 1, max: 500 }),
    };
    await fc.assert(
      fc.asyncProperty(
        anyCases,
        anyFees,
        fc.record(budgets),
        async (cases, fees, { pieceBytes, ...budget }) => {
          const given = { cases, fees, pieceBytes };
          const { chunks, state } = await joinAll(given, budget);
          expect(inMemoryOrder(recordsOf(chunks))).toEqual(inMemoryOrder(joinSimply(given)));
          const { read, joined, orphaned } = state.feeLines;
          expect(read).toBe(fees.length);
          expect(joined + orphaned).toBe(read);
          expect(state.records).toBe(chunks.reduce((sum, chunk) => sum + chunk.records.length, 0));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same chunks again, numbered in order, each of one table', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCases,
        anyFees,
        fc.integer({ min: 1, max: 3000 }),
        async (cases, fees, groupBytes) => {
          const [one, other] = [
            await joinAll({ cases, fees }, { groupBytes, runBytes: 300 }),
            await joinAll({ cases, fees, pieceBytes: 7 }, { groupBytes, runBytes: 300 }),
          ];
          expect(one.chunks.map(told)).toEqual(other.chunks.map(told));
          let before = 0;
          for (const [at, { number, recordsBefore, records }] of one.chunks.entries()) {
            expect([number, recordsBefore]).toEqual([at + 1, before]);
            before += records.length;
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps rows of one settlement in the order of their files, so that the first row holds the case', async () => {
    const cases = Array.from({ length: 40 }, (_, at) => caseRow(`S${at % 4}`, `row ${at}`));
    const { chunks } = await joinAll(
      { cases, fees: [feeRow('S1', 'F2'), feeRow('S0', 'F1'), feeRow('S1', 'F1')] },
      { runBytes: 500, groupBytes: 1 },
    );
    const linesOf = (id: string) =>
      chunks.flatMap(({ records }) =>
        records.filter((record) => textOf(record).includes(`,${id},`)).map(({ line }) => line),
      );
    for (const id of ['S0', 'S1', 'S2', 'S3'])
      expect(linesOf(id)).toEqual(linesOf(id).toSorted((a, b) => a - b));
    expect(recordsOf(chunks).find((record) => record.startsWith('march.csv | 3 |'))).toContain(
      'F2,S1,2026-03-01,X01,1,1,1 | F1,S1',
    );
  });

  it('is in the order of the file of cases where all of it fits in memory', async () => {
    const cases = Array.from({ length: 10 }, (_, at) => caseRow(`S${9 - at}`, ''));
    const { chunks } = await joinAll({ cases, fees: [feeRow('S3', 'F1')] });
    expect(chunks.flatMap(({ records }) => records.map(({ line }) => line))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });
});

describe('what does not fit', () => {
  const small = { limits: { ...limits, maxRecordBytes: 400 }, runBytes: 600, groupBytes: 50 };

  it('rejects the settlement with too many lines as oversized, and joins the others', async () => {
    const flood = Array.from({ length: 200 }, (_, at) => feeRow('S1', `F${at}`));
    const { chunks, state } = await joinAll(
      { cases: [caseRow('S1', ''), caseRow('S2', '')], fees: [...flood, feeRow('S2', 'F1')] },
      small,
    );
    expect(inMemoryOrder(recordsOf(chunks))).toEqual([
      `march.csv | 2 | oversized | ${caseRow('S1', '')}`,
      `march.csv | 3 | record | ${caseRow('S2', '')} | ${feeRow('S2', 'F1')}`,
    ]);
    expect(state.feeLines).toEqual({ read: 201, joined: 201, orphaned: 0, cases_without: 0 });
  });

  it('shows the beginning of a million lines without a case, and counts them all', async () => {
    const flood = Array.from({ length: 500 }, (_, at) => feeRow('S1', `F${at}`));
    const { chunks, state } = await joinAll({ cases: [caseRow('S2', '')], fees: flood }, small);
    const orphans = chunks.filter(({ csvHeader }) => csvHeader?.rows === 'fee-lines');
    expect(orphans.flatMap(({ records }) => records.map(({ line }) => line))).toEqual([2]);
    expect(state.feeLines).toEqual({ read: 500, joined: 0, orphaned: 500, cases_without: 1 });
    expect(recordsOf(chunks).join().length).toBeLessThan(4000);
  });

  it('gives lines to as many repeats of a case as one record may be large', async () => {
    const cases = Array.from({ length: 9 }, () => caseRow('S1', ''));
    const { chunks } = await joinAll({ cases, fees: [feeRow('S1', 'F1'), feeRow('S1', 'F2')] }, small);
    expect(chunks.flatMap(({ records }) => records.map(({ kind }) => kind))).toEqual([
      ...Array(6).fill('record'),
      ...Array(3).fill('oversized'),
    ]);
  });
});

describe('a join that is interrupted', () => {
  const given: Given = {
    cases: Array.from({ length: 30 }, (_, at) => caseRow(`S${at % 13}`, `row ${at}`)),
    fees: Array.from({ length: 100 }, (_, at) => feeRow(`S${at % 17}`, `F${at}`)),
  };
  const options = { limits, runBytes: 700, groupBytes: 1500 };

  it('goes on where its state says, whenever time was up, to the same chunks', async () => {
    const store = memory();
    let state: JoinState | undefined;
    for (let runs = 0; ; runs++) {
      const before = store.objects.size;
      const isTimeUp = () => store.objects.size > before;
      const join = new TableJoin(store, 'key', { ...options, isTimeUp }, state);
      const isTaken = await takeBoth(join, given);
      state = JSON.parse(JSON.stringify(join.state)) as JoinState;
      if (isTaken) break;
      expect(runs).toBeLessThan(100);
    }
    const oneARun = [];
    while (state.partitions < 4096) {
      const join: TableJoin = new TableJoin(store, 'key', options, state);
      for await (const chunk of join.chunks()) {
        oneARun.push([chunk.number, told(chunk)]);
        break;
      }
      state = JSON.parse(JSON.stringify(join.state)) as JoinState;
    }
    const whole = await joinAll(given, options);
    expect(oneARun).toEqual(whole.chunks.map((chunk) => [chunk.number, told(chunk)]));
    const { feeLines, chunks, records } = whole.state;
    expect(state).toMatchObject({ feeLines, chunks, records });
  });
});

describe('a join that has no time for more than passing over what was taken before', () => {
  const fees = Array.from({ length: 100 }, (_, at) => feeRow(`S${at % 17}`, `F${at}`));
  const given: Given = { cases: [caseRow('S1', '')], fees, pieceBytes: 100 };
  const options = { limits, runBytes: 700, isTimeUp: () => true };

  it('fails before it has read all of that, rather than ask for another run that comes no further', async () => {
    const store = memory();
    const first = new TableJoin(store, 'key', { ...options, isTimeUp: () => store.objects.size > 2 });
    expect(await takeBoth(first, given)).toBe(false);
    const { rows } = first.state.fees;
    expect(rows).toBeGreaterThan(limits.recordsAChunk);
    const second = new TableJoin(store, 'key', options, first.state);
    await expect(takeBoth(second, given)).rejects.toThrow(`passing over ${limits.recordsAChunk} rows`);
    expect(second.state).toEqual(first.state);
  });

  it('but goes on where nothing was taken before, or all of a side', async () => {
    const store = memory();
    const fresh = new TableJoin(store, 'key', { ...options, runBytes: 100_000 });
    expect(await takeBoth(fresh, given)).toBe(true);
    const again = new TableJoin(store, 'key', options, fresh.state);
    expect(await takeBoth(again, given)).toBe(true);
  });
});

describe('runs in a folder', () => {
  let runs: FolderRuns | undefined;
  afterEach(() => runs?.remove());

  it('give what runs in memory give', async () => {
    runs = await folderRuns();
    const given = {
      cases: [caseRow('S1', ''), caseRow('S2', '')],
      fees: [feeRow('S2', 'F1'), feeRow('S9', 'F2')],
    };
    const stored = await joinAll(given, {}, runs);
    expect(stored.chunks.map(told)).toEqual((await joinAll(given)).chunks.map(told));
    await runs.remove();
    await expect(runs.read('fees-00000', 0, 4)).rejects.toThrow();
  });
});
