import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readAhead } from '../../platform/read-ahead.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('reading ahead', () => {
  it('gives what was read in order, however long each takes, and reads no more at once than it may', async () => {
    let [open, most] = [0, 0];
    const read = async (at: number) => {
      most = Math.max(most, ++open);
      await wait((at * 7) % 5);
      open--;
      return at * 2;
    };
    expect(await allOf(readAhead(numbers(23), 4, read))).toEqual(numbers(23).map((at) => at * 2));
    expect(most).toBe(4);
    expect(await allOf(readAhead([], 4, read))).toEqual([]);
  });

  it('fails where a read fails, once those before it are taken', async () => {
    const taken: number[] = [];
    const read = async (at: number) => {
      if (at >= 2) throw new Error(`no ${at}`);
      return at;
    };
    const all = async () => {
      for await (const one of readAhead(numbers(9), 4, read)) taken.push(one);
    };
    await expect(all()).rejects.toThrow('no 2');
    expect(taken).toEqual([0, 1]);
  });
});
