import { beforeEach, describe, expect, it } from 'vitest';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { progressMark } from '../../../functions/sweep/progress-mark.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { TableJoin } from '../../../platform/intake/join/table-join.ts';
import type { Batch } from '../../../platform/table/batches.ts';
import { workArea } from '../../../platform/work-area.ts';
import { csvColumns } from '../../core/claims/example-list.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const batch: Batch = {
  id: 'B1',
  hospital: 'H11010100001',
  key: 'incoming/H11010100001/march.csv',
  version: null,
  etag: 'e',
  size_bytes: 1,
  uploaded_at: '2026-04-02T00:00:00Z',
  seq: '2',
  status: 'splitting',
};

const work = wholeBucketInMemory();
const mark = () => progressMark({ work, finished: { count: async () => 0 } }, batch);
const runs = {
  write: (name: string, bytes: Uint8Array) => work.write(workArea.run(batch.id, name), bytes),
  read: (name: string, from: number, to: number) => work.readRange(workArea.run(batch.id, name), from, to),
};

const table = [
  'feedetl_sn,setl_id,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt',
  ...Array.from({ length: 9 }, (_, at) => `F${at},S1,2026-03-01,X01,1,1,1`),
];
const rows = () => {
  const means = { columns: csvColumns, limits: { ...documentedLimits, recordsAChunk: 1 } };
  return new ClaimFile('march.fees.csv', bytesSource(Buffer.from(table.join('\n')), 50), means).chunks();
};

beforeEach(() => work.clear(''));

describe('the mark of how far a batch is', () => {
  it('moves with each run of rows of a join, before any chunk is cut', async () => {
    const marks = [await mark()];
    let written = 0;
    const isTimeUp = () => written > 0;
    const store = {
      ...runs,
      write: (name: string, bytes: Uint8Array) => runs.write(name, bytes).then(() => void written++),
    };
    const options = { limits: documentedLimits, runBytes: 100, isTimeUp };
    let join = new TableJoin(store, 'key', options);
    for (const before of [0, 1, 2]) {
      expect(join.state.fees.runs).toBe(before);
      expect(await join.take('fees', rows())).toBe(false);
      join = new TableJoin(store, 'key', options, join.state);
      written = 0;
      marks.push(await mark());
    }
    expect(new Set(marks).size).toBe(4);
  });

  it('moves with the chunks that are cut, and stays where a run came no further', async () => {
    const marks: string[] = [];
    for (const chunk of [1, 2, 2]) {
      await work.write(workArea.chunk(batch.id, chunk), 'x');
      marks.push(await mark());
    }
    expect(marks).toEqual(['splitting 1', 'splitting 2', 'splitting 2']);
  });
});
