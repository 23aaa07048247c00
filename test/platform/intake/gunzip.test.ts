import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { BrokenOff } from '../../../platform/intake/broken-off.ts';
import { gunzip } from '../../../platform/intake/gunzip.ts';
import { inflationGuard } from '../../../platform/intake/inflation-guard.ts';
import { inPieces } from './byte-source.ts';

const rows = Array.from({ length: 40 }, (_, row) => `row ${row} of ${(row * 7919) % 1009}\n`).join('');
const compressed = gzipSync(rows);
const guard = () => inflationGuard(documentedLimits).begin();
const pieceSizes = [1, 7, 64 * 1024];

/** What came out, and what ended it; anything but a fault of the file is thrown on. */
async function inflate(bytes: Uint8Array, pieceSize: number) {
  const pieces: Uint8Array[] = [];
  const text = () => Buffer.concat(pieces).toString('latin1');
  try {
    for await (const piece of gunzip(inPieces(bytes, pieceSize), guard())) pieces.push(piece);
    return { text: text(), end: 'whole' };
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    return { text: text(), end: error.problem.code };
  }
}

describe.each(pieceSizes)('gunzip of pieces of up to %i bytes', (size) => {
  it('gives back what was compressed', async () => {
    expect(await inflate(compressed, size)).toEqual({ text: rows, end: 'whole' });
  });

  it('says truncated wherever the file is cut, and hands out a beginning of it', async () => {
    let longest = 0;
    for (let cut = 1; cut < compressed.length; cut++) {
      const { text, end } = await inflate(compressed.subarray(0, cut), size);
      expect({ cut, end, isBeginning: rows.startsWith(text) }).toEqual({
        cut,
        end: 'truncated-gzip',
        isBeginning: true,
      });
      expect(text.length).toBeGreaterThanOrEqual(longest);
      longest = text.length;
    }
    expect(longest).toBe(rows.length);
  });

  it('never takes damaged data for whole: any bit turned over is told, or touched nothing', async () => {
    for (let at = 0; at < compressed.length; at++) {
      const damaged = Buffer.from(compressed);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      const { text, end } = await inflate(damaged, size);
      expect(end !== 'whole' || text === rows, `byte ${at}`).toBe(true);
    }
  });

  it('loses no byte before the damage: a wrong checksum leaves all rows readable', async () => {
    const damaged = Buffer.from(compressed);
    damaged[compressed.length - 8] = (damaged[compressed.length - 8] ?? 0) ^ 0xff;
    expect(await inflate(damaged, size)).toEqual({ text: rows, end: 'corrupt-gzip' });
  });

  it('reads members that were put one after the other as one file', async () => {
    const joined = Buffer.concat([compressed, gzipSync('more\n'), gzipSync('')]);
    expect(await inflate(joined, size)).toEqual({ text: `${rows}more\n`, end: 'whole' });
  });

  it('keeps the first member where the second is broken', async () => {
    const broken = gzipSync('more\n').subarray(0, -3);
    const { text, end } = await inflate(Buffer.concat([compressed, broken]), size);
    expect({ text, end }).toEqual({ text: `${rows}more\n`, end: 'truncated-gzip' });
  });

  it('tells of rubbish after the data, once all data are out; padding with noughts is none', async () => {
    const rubbish = Buffer.concat([compressed, Buffer.from('rubbish')]);
    expect(await inflate(rubbish, size)).toEqual({ text: rows, end: 'corrupt-gzip' });
    const padded = Buffer.concat([compressed, Buffer.alloc(512)]);
    expect(await inflate(padded, size)).toEqual({ text: rows, end: 'whole' });
  });
});

describe('gunzip', () => {
  it('passes on what broke the source, which is no fault of the file', async () => {
    const source = (async function* () {
      yield compressed.subarray(0, 20);
      throw new Error('connection reset');
    })();
    await expect(async () => {
      for await (const _ of gunzip(source, guard()));
    }).rejects.toThrow('connection reset');
  });

  it('can be left before the end', async () => {
    const large = gzipSync(Buffer.alloc(1024 * 1024, 'settlement '));
    let taken = 0;
    for await (const piece of gunzip(inPieces(large, 100), guard())) {
      taken += piece.length;
      break;
    }
    expect(taken).toBeGreaterThan(0);
  });
});
