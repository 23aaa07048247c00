import { addDays } from '../../core/claims/calendar-days.ts';
import { yearMonths } from '../../core/forecast/methods/method.ts';
import type { WorkCalendar } from '../../core/forecast/work-calendar.ts';
import { monthsBetween } from '../../core/indicators/period.ts';
import { createRandom, type Random } from '../../generator/random.ts';

/** What a group of cases is like; the forecast is not told. */
export const seriesKinds = [
  'steady',
  'trend',
  'level-break',
  'intermittent',
  'noise',
  'opened',
  'closed',
] as const;

export type SeriesKind = (typeof seriesKinds)[number];

/** Cases a month of one group in one department. */
export interface SimulatedGroup {
  readonly key: string;
  readonly department: string;
  readonly kind: SeriesKind;
  readonly cases: readonly number[];
}

export interface SimulatedHospital {
  readonly months: readonly string[];
  readonly groups: readonly SimulatedGroup[];
}

const departments = 12;
const groupsOfDepartment = 10;

/** How a department's year goes: two waves, what the festival does to a day, how few come on days off. */
interface Habits {
  readonly waves: readonly (readonly [height: number, month: number, times: number])[];
  readonly festivalLoss: number;
  readonly dayOff: number;
}

/**
 * Three years of a hospital by group: days add up to months, so that the festival, weekends and days off fall where
 * they fall; departments have seasons of their own, groups trends, breaks and noise beyond that of counts.
 */
export function simulateHospital(
  seed: string,
  first: string,
  count: number,
  calendar: WorkCalendar,
): SimulatedHospital {
  const random = createRandom(`outlook/${seed}`);
  const months = monthsBetween(first, '9999-12').slice(0, count);
  const common = walk(random, count, 0.01);
  const groups = Array.from({ length: departments }, (_, d) => {
    const habits = drawHabits(random);
    const shared = walk(random, count, 0.015);
    const exposure = months.map((month) => exposureOf(month, habits, calendar));
    return Array.from({ length: groupsOfDepartment }, (_, g): SimulatedGroup => {
      const kind = drawKind(random);
      const level = levelsOf(random, kind, count);
      const flat = kind === 'noise' || kind === 'intermittent';
      const cases = months.map((_, at) => {
        const season = flat ? 1 : (exposure[at] as number);
        const noise = Math.exp((kind === 'noise' ? 0.25 : 0.06) * random.normal());
        return drawPoisson(
          random,
          (level[at] as number) *
            season *
            noise *
            (flat ? 1 : (shared[at] as number) * (common[at] as number)),
        );
      });
      return { key: `G${d}${g}`, department: `A${d}`, kind, cases };
    });
  }).flat();
  return { months, groups };
}

function drawHabits(random: Random): Habits {
  return {
    waves: [
      [0.22 * random.next(), random.next() * yearMonths, 1],
      [0.1 * random.next(), random.next() * yearMonths, 2],
    ],
    festivalLoss: 0.3 + 0.6 * random.next(),
    dayOff: 0.35 + 0.5 * random.next(),
  };
}

function drawKind(random: Random): SeriesKind {
  const draw = random.next();
  if (draw < 0.4) return 'steady';
  if (draw < 0.6) return 'trend';
  if (draw < 0.72) return 'level-break';
  if (draw < 0.84) return 'intermittent';
  if (draw < 0.94) return 'noise';
  return draw < 0.97 ? 'opened' : 'closed';
}

/** Cases a usual month, over the months. */
function levelsOf(random: Random, kind: SeriesKind, count: number): readonly number[] {
  const base = kind === 'intermittent' ? 0.1 + 0.9 * random.next() : Math.exp(2.5 + 0.9 * random.normal());
  const growth = kind === 'trend' ? (random.chance(0.6) ? 1 : -1) * (0.08 + 0.22 * random.next()) : 0;
  const at = random.int(6, count - 2);
  const factor = random.chance(0.5) ? 0.5 + 0.25 * random.next() : 1.3 + 0.7 * random.next();
  return Array.from({ length: count }, (_, month) => {
    if (kind === 'level-break') return base * (month >= at ? factor : 1);
    if (kind === 'opened') return month >= at ? base : 0;
    if (kind === 'closed') return month < at ? base : 0;
    return base * Math.exp((growth * month) / yearMonths);
  });
}

/** What the days of a month come to, beside a usual month. */
function exposureOf(month: string, { waves, festivalLoss, dayOff }: Habits, calendar: WorkCalendar): number {
  const days = daysOf(month).length;
  const working = calendar.workingDays(month);
  const festival = 14 * calendar.festivalShare(month, [-4, 9]);
  const usual = (working + dayOff * (days - working) - festivalLoss * festival * 0.8) / (21 + 9.4 * dayOff);
  const at = Number(month.slice(5)) - 1;
  const wave = waves.reduce(
    (sum, [height, peak, times]) => sum + height * Math.cos((2 * Math.PI * times * (at - peak)) / yearMonths),
    0,
  );
  return Math.max(0.05, usual * (1 + wave));
}

function daysOf(month: string): readonly string[] {
  return Array.from({ length: 31 }, (_, at) => addDays(`${month}-01`, at)).filter((day) =>
    day.startsWith(month),
  );
}

function walk(random: Random, count: number, step: number): readonly number[] {
  let log = 0;
  return Array.from({ length: count }, () => {
    log += step * random.normal();
    return Math.exp(log);
  });
}

/** Knuth's method in pieces of at most 500. */
function drawPoisson(random: Random, mean: number): number {
  if (mean > 500) return drawPoisson(random, 500) + drawPoisson(random, mean - 500);
  let [count, product] = [0, random.next()];
  const limit = Math.exp(-mean);
  while (product > limit) {
    count += 1;
    product *= random.next();
  }
  return count;
}
