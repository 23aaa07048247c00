import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withinDeadline } from '../../platform/within-deadline.ts';

const anHourMs = 3_600_000;
const timersThatHold = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

describe('withinDeadline', () => {
  it('gives the value of what is done in time, and holds the process no longer', async () => {
    const timers = timersThatHold();
    expect(await withinDeadline(anHourMs, async () => 7)).toEqual({ ok: true, value: 7 });
    expect(timersThatHold()).toBe(timers);
  });

  it('does not wait for what is late', async () => {
    expect(await withinDeadline(5, () => wait(anHourMs, 7, { ref: false }))).toEqual({
      ok: false,
      why: 'late',
    });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no connection'))],
    [
      'throws before it returns',
      () => {
        throw new Error('no connection');
      },
    ],
  ])('never rejects itself, also where the work %s', async (_, work) => {
    expect(await withinDeadline(anHourMs, work)).toMatchObject({
      ok: false,
      why: 'failed',
      error: { message: 'no connection' },
    });
  });

  it('lets work that fails after the deadline fail unheard', async () => {
    const failsLater = async () => {
      await wait(10);
      throw new Error('too late to matter');
    };
    expect(await withinDeadline(1, failsLater)).toEqual({ ok: false, why: 'late' });
    await wait(20);
  });

  it('gives nothing more time where the time is up', async () => {
    expect(await withinDeadline(-40, () => wait(anHourMs, 7, { ref: false }))).toEqual({
      ok: false,
      why: 'late',
    });
  });
});
