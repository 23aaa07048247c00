import { describe, expect, it } from 'vitest';
import { monthsUntil } from '../../../core/indicators/period.ts';
import { continueLamp, type JudgedLamp } from '../../../core/steering/judged-lamp.ts';
import type { Lamp } from '../../../core/steering/lamp.ts';

const lampOf = (colour: Lamp['colour']): Lamp => ({
  unit: 'A03',
  indicator: 'readmission',
  colour,
  reason: colour === 'none' ? 'few-cases' : null,
  value: 0.1,
  cases: 50,
  limit: null,
  isPastRed: colour === 'red',
  isSure: true,
  range: null,
  pastProbability: null,
  before: null,
  yearBefore: null,
  news: [],
});

const colours = { r: 'red', y: 'yellow', g: 'green', n: 'none' } as const;

/** The lamp of May 2026 after these months, the last of them May. */
function lampAfter(course: string): JudgedLamp {
  const months = monthsUntil('2026-05', course.length);
  let lamp: JudgedLamp | null = null;
  for (const [at, letter] of [...course].entries())
    lamp = continueLamp(lampOf(colours[letter as keyof typeof colours]), months[at] as string, lamp);
  if (!lamp) throw new Error('no month');
  return lamp;
}

describe('continueLamp', () => {
  it.each([
    { course: 'r', since: '2026-05', redSince: '2026-05' },
    { course: 'ggr', since: '2026-05', redSince: '2026-05' },
    { course: 'grrr', since: '2026-03', redSince: '2026-03' },
    { course: 'gryr', since: '2026-05', redSince: '2026-03' },
    { course: 'grnyr', since: '2026-05', redSince: '2026-02' },
    { course: 'gry', since: '2026-05', redSince: '2026-04' },
    { course: 'rgr', since: '2026-05', redSince: '2026-05' },
    { course: 'ryyyr', since: '2026-05', redSince: '2026-05' },
    { course: 'ryy', since: '2026-04', redSince: '2026-03' },
    { course: 'ryyy', since: '2026-03', redSince: null },
    { course: 'rrg', since: '2026-05', redSince: null },
  ])(
    'after $course has its colour since $since, and is in a red spell since $redSince',
    ({ course, ...expected }) => {
      expect(lampAfter(course)).toMatchObject(expected);
    },
  );

  it('calls it good news where a red or yellow lamp turned green, and nothing else', () => {
    expect(lampAfter('rg').news).toEqual([{ kind: 'turned-green', from: 'red', isSure: true }]);
    expect(lampAfter('yg').news).toEqual([{ kind: 'turned-green', from: 'yellow', isSure: true }]);
    for (const course of ['gg', 'ng', 'g', 'ry']) expect(lampAfter(course).news).toEqual([]);
  });
});
