import { describe, expect, it } from 'vitest';
import { remember } from '../../platform/remember.ts';

describe('remember', () => {
  it('loads once for all who ask, also while it is loading', async () => {
    const loads: number[] = [];
    const load = remember(async (key: number) => loads.push(key), String);
    expect(await Promise.all([load(1), load(1), load(2)])).toEqual([1, 1, 2]);
    expect(await load(1)).toBe(1);
    expect(loads).toEqual([1, 2]);
  });

  it('tries again what failed', async () => {
    let tries = 0;
    const load = remember(async () => {
      tries++;
      if (tries === 1) throw new Error('no connection');
      return tries;
    }, String);
    await expect(load('a')).rejects.toThrow('no connection');
    expect(await load('a')).toBe(2);
  });
});
