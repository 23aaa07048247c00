import { describe, expect, it } from 'vitest';
import { timeForPieces } from '../../platform/run-time.ts';

describe('work in pieces', () => {
  it('begins its first piece whatever the time, and others while there is enough', () => {
    let left = 100;
    const hasTime = timeForPieces({ remainingMs: () => left });
    expect(hasTime(900)).toBe(true);
    expect(hasTime(99)).toBe(true);
    expect(hasTime(100)).toBe(false);
    left = 0;
    expect(hasTime(1)).toBe(false);
  });
});
