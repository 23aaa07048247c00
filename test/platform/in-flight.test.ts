import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inFlight } from '../../platform/in-flight.ts';

describe('work in flight', () => {
  it('goes on while more is begun, and no more at once than there is room for', async () => {
    let [open, most, done] = [0, 0, 0];
    const work = inFlight(3);
    for (let at = 0; at < 20; at++) {
      await work.begin(async () => {
        most = Math.max(most, ++open);
        await wait((at * 7) % 5);
        open--;
        done++;
      });
    }
    expect(done).toBeLessThan(20);
    await work.settle();
    expect([most, open, done]).toEqual([3, 0, 20]);
  });

  it('fails once, after everything has ended, where a piece has failed', async () => {
    let isOver = false;
    const work = inFlight(4);
    await work.begin(async () => {
      await wait(1);
      throw new Error('refused');
    });
    await work.begin(async () => {
      await wait(5);
      isOver = true;
    });
    await expect(work.settle()).rejects.toThrow('refused');
    expect(isOver).toBe(true);
    await expect(work.settle()).resolves.toBeUndefined();
  });
});
