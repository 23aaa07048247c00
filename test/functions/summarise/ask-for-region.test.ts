import { beforeEach, describe, expect, it } from 'vitest';
import { askForRegion } from '../../../functions/summarise/ask-for-region.ts';
import type { SummariseMessage } from '../../../platform/messages.ts';
import { installedRegisters } from '../../support/installed-registers.ts';

const region = '371300';
let queue: (SummariseMessage & { delaySeconds: number })[] = [];
beforeEach(() => {
  queue = [];
});
const services = {
  registers: installedRegisters,
  gatherSeconds: 60,
  queue: {
    send: async (messages: readonly unknown[], delaySeconds = 0) => {
      for (const message of messages) queue.push({ ...(message as SummariseMessage), delaySeconds });
    },
  },
};
const ofRegion = [...installedRegisters.hospitals.values()].filter((hospital) => hospital.region === region);

describe('a region ordered by hand', () => {
  it('has all its hospitals queued for every month, and itself after them', async () => {
    const answer = await askForRegion(services, { region, from: '2025-12', until: '2026-01' });
    expect(answer).toEqual({ queued: 2 * ofRegion.length + 2 });
    expect(queue.filter(({ scope }) => scope.kind === 'hospital')).toHaveLength(2 * ofRegion.length);
    expect(queue.slice(-2)).toEqual([
      { scope: { kind: 'region', region }, period: '2025-12', delaySeconds: 60 },
      { scope: { kind: 'region', region }, period: '2026-01', delaySeconds: 60 },
    ]);
  });

  it.each([
    [{ region: '371399', from: '2026-01', until: '2026-02' }, /no region 371399/],
    [{ region, from: '2026-13', until: '2026-02' }, /from/],
    [{ from: '2026-01', until: '2026-02' }, /region/],
    [{ region, from: '2026-01', until: '2026-02', month: 1 }, /month/],
  ])('is refused, and nothing queued, for %o', async (order, reason) => {
    await expect(askForRegion(services, order)).rejects.toThrow(reason);
    expect(queue).toEqual([]);
  });
});
