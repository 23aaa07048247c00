import { describe, expect, it } from 'vitest';
import { parseIntakeLimits } from '../../../core/claims/intake-limits.ts';
import { writeChunks } from '../../../functions/split/write-chunks.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';
import { workArea } from '../../../platform/work-area.ts';
import { csvColumns } from '../../core/claims/example-list.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const text = Array.from({ length: 95 }, (_, at) => `{"id":${at},"text":"第 ${at} 条"}\n`).join('');
const reading = { columns: csvColumns, limits: parseIntakeLimits({ recordsAChunk: 10 }) };
const fileOf = () => new ClaimFile('a.ndjson', bytesSource(Buffer.from(text), 64), reading);

/** One run, which is out of time after so many chunks. */
function run(work: ObjectStore, chunks = Number.POSITIVE_INFINITY): Promise<number | null> {
  let left = chunks;
  return writeChunks('B', fileOf(), work, () => --left > 0);
}

async function chunksIn(work: ObjectStore) {
  const keys = (await work.list('work/B/chunks/')).toSorted();
  return Promise.all(keys.map(async (key) => [key, Buffer.from(await work.read(key)).toString('utf8')]));
}

async function writtenAtOnce() {
  const work = wholeBucketInMemory();
  expect(await run(work)).toBe(10);
  return chunksIn(work);
}

describe('the chunks of an upload', () => {
  it('are the same ten, written by one run or by as many as it takes', async () => {
    const work = wholeBucketInMemory();
    expect([await run(work, 1), await run(work, 4), await run(work, 3)]).toEqual([null, null, null]);
    expect(await run(work)).toBe(10);
    expect(await chunksIn(work)).toEqual(await writtenAtOnce());
  });

  it('are the same where two runs write them at once, and one of them stops', async () => {
    const work = wholeBucketInMemory();
    await Promise.all([run(work, 6), run(work, 3), run(work)]);
    expect(await run(work)).toBe(10);
    expect(await chunksIn(work)).toEqual(await writtenAtOnce());
  });

  it('are all written before it is noted how far the file is cut', async () => {
    const work = wholeBucketInMemory();
    const slow: ObjectStore = {
      ...work,
      write: async (key, body) => {
        if (key === workArea.chunk('B', 2)) throw new Error('refused');
        await work.write(key, body);
      },
    };
    await expect(run(slow, 3)).rejects.toThrow('refused');
    expect(await work.list(workArea.checkpoint('B'))).toEqual([]);
    expect(await run(work)).toBe(10);
    expect(await chunksIn(work)).toEqual(await writtenAtOnce());
  });
});
