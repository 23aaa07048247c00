import { describe, expect, it, vi } from 'vitest';
import { keepReadings } from '../../../core/claims/keep-readings.ts';

describe('keepReadings', () => {
  it('reads each text once, also one that says nothing', () => {
    const read = vi.fn((text: string) => (text === '' ? null : text.length));
    const readKept = keepReadings(read);
    expect(['bid', '', 'bid', ''].map(readKept)).toEqual([3, null, 3, null]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps no text that is longer than anything a prescription says', () => {
    const read = vi.fn((text: string) => text.length);
    const readKept = keepReadings(read);
    const long = '每'.repeat(10_000);
    expect([readKept(long), readKept(long)]).toEqual([10_000, 10_000]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('forgets rather than grows without end, and reads the same again', () => {
    const read = vi.fn((text: string) => Number(text));
    const readKept = keepReadings(read);
    for (let number = 0; number < 20_000; number++) readKept(String(number));
    expect(readKept('0')).toBe(0);
    expect(read).toHaveBeenCalledTimes(20_001);
  });
});
