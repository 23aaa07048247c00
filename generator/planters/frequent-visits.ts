import { dayOfMinute } from '../local-time.ts';
import { planVisit } from '../plan-visit.ts';
import { type Random, shuffle } from '../random.ts';
import type { Planting, StayPlan, VisitItems } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isPlainStay } from './plain-stay.ts';

/** What one of the two rules counts, and how much of it is in order within thirty days. */
interface Habit {
  readonly ruleId: string;
  readonly most: number;
  readonly draw: (random: Random) => VisitItems;
  /** Looks like the above and does not count. */
  readonly other: VisitItems;
}

const periodDays = 30;
const consultation: VisitItems = { careType: '11', items: [], drugs: false };
const purchase: VisitItems = { careType: '41', items: [], drugs: true };
const costFen = 6000;

/** Visits to a clinic, and purchases of drugs, instead of a stay: one more than is in order, or as many. */
export const frequentVisitPlanters: readonly JourneyPlanter[] = [
  plantHabit({ ruleId: 'GZ10000204002000', most: 12, draw: () => consultation, other: purchase }),
  plantHabit({
    ruleId: 'GZ10000204003000',
    most: 8,
    draw: (random) => (random.chance(0.3) ? { ...purchase, careType: '11' } : purchase),
    other: consultation,
  }),
];

function plantHabit(habit: Habit): JourneyPlanter {
  return {
    ruleId: habit.ruleId,
    occasions: () => 0.7,
    roomDays: periodDays + 1,
    plant(random, _, first, kind) {
      if (!isPlainStay(first)) return null;
      return planHabit(random, first, habit, kind);
    },
  };
}

function planHabit(random: Random, first: StayPlan, habit: Habit, kind: Planting): readonly StayPlan[] {
  const { ruleId, most, draw, other } = habit;
  const firstDay = dayOfMinute(first.dischargedAt);
  const lastDay = firstDay + periodDays - 1;
  const between = shuffle(random, daysBetween(firstDay + 1, lastDay - 1))
    .slice(0, most - 1)
    .toSorted((a, b) => a - b);
  const tooLate = kind === 'near-miss' && random.chance(0.5);
  const days = [firstDay, ...between, tooLate ? lastDay + 1 : lastDay];
  const visits = days.map((day, at) =>
    planVisit(random, first, { serial: at + 1, day, ...draw(random), costFen }),
  );
  const last = visits.at(-1);
  if (!last) return visits;
  const changed = kind === 'near-miss' && !tooLate ? { ...last, visit: other } : last;
  return [...visits.slice(0, -1), { ...changed, planted: [{ ruleId, kind }] }];
}

function daysBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
