import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsLeft, partsOf } from '../../../web/src/pages/batches/uploads/part-plan.ts';
import { secondsLeft, speedMeter } from '../../../web/src/pages/batches/uploads/speed-meter.ts';
import { holds } from '../../support/holds.ts';

describe('the parts of a file', () => {
  it('cover it without gap or overlap, all but the last of one size', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 5e6, max: 2e7 }), (size, partBytes) => {
        const parts = partsOf(size, partBytes);
        expect(parts[0]?.start).toBe(0);
        expect(parts.at(-1)?.end).toBe(size);
        for (const [at, { number, start, end }] of parts.entries()) {
          expect(number).toBe(at + 1);
          expect(start).toBe(parts[at - 1]?.end ?? 0);
          expect(end - start).toBe(at === parts.length - 1 ? size - start : partBytes);
        }
      }),
    );
  });

  it('are sent again where something else than they has arrived', () => {
    const parts = partsOf(25, 10);
    const arrived = [
      { number: 1, size_bytes: 10 },
      { number: 2, size_bytes: 9 },
      { number: 3, size_bytes: 5 },
    ];
    expect(partsLeft(parts, arrived)).toEqual([parts[1]]);
    expect(partsLeft(parts, [])).toEqual(parts);
  });
});

describe('the speed of an upload', () => {
  it('is that of the last seconds', () => {
    const meter = speedMeter();
    expect(meter.bytesPerSecond()).toBeNull();
    for (let second = 0; second <= 20; second++) meter.note(second * 100, second * 1000);
    expect(meter.bytesPerSecond()).toBe(100);
    for (let second = 21; second <= 40; second++) meter.note(2000 + (second - 20) * 500, second * 1000);
    expect(meter.bytesPerSecond()).toBe(500);
  });

  it('is never less than nothing, though a part that failed takes bytes back', () => {
    const meter = speedMeter();
    meter.note(1000, 0);
    meter.note(2000, 1000);
    meter.note(500, 2000);
    expect(meter.bytesPerSecond()).toBeNull();
    meter.note(700, 4000);
    expect(meter.bytesPerSecond()).toBe(100);
  });

  it('tells how long the rest takes, if anything moves', () => {
    expect(secondsLeft(1050, 100)).toBe(11);
    expect(secondsLeft(1000, 0)).toBeNull();
    expect(secondsLeft(1000, null)).toBeNull();
  });
});
