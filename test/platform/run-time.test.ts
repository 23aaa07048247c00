import { describe, expect, it } from 'vitest';
import { timeForPieces } from '../../platform/run-time.ts';

describe('work in pieces', () => {
  it('begins its first piece whatever the time, and others while there is enough', () => {
    let left = 100;
    const hasTime = timeForPieces({ remainingMs: () => left });
    expect(hasTime(90)).toBe(true);
    left = 60;
    expect(hasTime(59)).toBe(true);
    expect(hasTime(60)).toBe(false);
    left = 0;
    expect(hasTime(1)).toBe(false);
  });

  it('begins pieces that may take longer than a whole run in the first half of it', () => {
    let left = 100;
    const hasTime = timeForPieces({ remainingMs: () => left });
    expect(hasTime(900)).toBe(true);
    left = 51;
    expect(hasTime(900)).toBe(true);
    left = 50;
    expect(hasTime(900)).toBe(false);
  });
});
