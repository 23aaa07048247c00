import { describe, expect, it } from 'vitest';
import { rememberBriefly } from '../../platform/remember-briefly.ts';

describe('rememberBriefly', () => {
  it('loads anew what is older than it may be', async () => {
    let [nowMs, loads] = [0, 0];
    const read = rememberBriefly(
      { seconds: 60, most: 10 },
      async (key) => `${key}${++loads}`,
      () => nowMs,
    );
    expect([await read('a'), await read('a'), await read('b')]).toEqual(['a1', 'a1', 'b2']);
    nowMs = 60_000;
    expect([await read('a'), await read('a')]).toEqual(['a3', 'a3']);
  });

  it('goes on for a while answering what it knew where it cannot be loaded anew', async () => {
    let [nowMs, isDown] = [0, false];
    const load = async () => {
      if (isDown) throw new Error('down');
      return nowMs;
    };
    const read = rememberBriefly({ seconds: 60, most: 10 }, load, () => nowMs);
    expect(await read('a')).toBe(0);
    [nowMs, isDown] = [90_000, true];
    expect(await read('a')).toBe(0);
    await expect(read('b')).rejects.toThrow('down');
    nowMs = 600_000;
    await expect(read('a')).rejects.toThrow('down');
    isDown = false;
    expect(await read('a')).toBe(600_000);
  });

  it('forgets the oldest beyond so many', async () => {
    let loads = 0;
    const read = rememberBriefly({ seconds: 60, most: 2 }, async (key) => `${key}${++loads}`);
    for (const key of ['a', 'b', 'c']) await read(key);
    expect([await read('b'), await read('c'), await read('a')]).toEqual(['b2', 'c3', 'a4']);
  });
});
