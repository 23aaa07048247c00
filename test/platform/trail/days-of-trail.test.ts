import { describe, expect, it } from 'vitest';
import { daysOfTrail } from '../../../platform/trail/read-trail.ts';
import { trailKey } from '../../../platform/trail/trail-keys.ts';
import { bucketInMemory } from '../../support/bucket-in-memory.ts';

const kept = ['2025-12-31', '2026-01-01', '2026-01-01', '2026-11-22', '2026-11-23'];
const bucket = bucketInMemory(
  new Map(kept.map((day, at) => [trailKey(day, `entry ${at}`), Buffer.from('{}')])),
);

async function daysIn(from: string, to: string) {
  let questions = 0;
  const firstAfter = (prefix: string, after: string) => {
    questions++;
    return bucket.firstAfter(prefix, after);
  };
  const days: string[] = [];
  for await (const day of daysOfTrail({ firstAfter }, from, to)) days.push(day);
  return { days, questions };
}

describe('the days of a trail', () => {
  it('are those that have entries, each once', async () => {
    expect((await daysIn('2026-01-01', '2026-11-22')).days).toEqual(['2026-01-01', '2026-11-22']);
    expect((await daysIn('2026-01-02', '2026-11-21')).days).toEqual([]);
  });

  it('cost a question each, not one a day of the range', async () => {
    const { days, questions } = await daysIn('1000-01-01', '9999-12-31');
    expect(days).toEqual([...new Set(kept)]);
    expect(questions).toBe(5);
  });
});
