import {
  archetypesAt,
  type BatchSetting,
  drawHospital,
  firstDischargeDay,
  fitsPerson,
  lastDischargeDay,
} from './batch-setting.ts';
import { dayOfMinute } from './local-time.ts';
import { inventPerson } from './person.ts';
import { planNextStay } from './plan-next-stay.ts';
import { drawOutcome, planStay, type StayFrame } from './plan-stay.ts';
import type { JourneyPlanter } from './planters/journey-planter.ts';
import { journeyPlanters } from './planters/journey-planters.ts';
import { linePlanters } from './planters/line-planters.ts';
import { createRandom, pickWeighted, type Random } from './random.ts';
import type { Planting, StayPlan } from './stay-plan.ts';

/** However rare its occasions are, a planter is tried at most so many times as often as it would be. */
const rarestTried = 5;

/**
 * The stays of one invented person, in order of time: mostly one, sometimes a later one for something else,
 * or the cycles of a course of treatment. A pure function of the batch's seed and the person's number.
 */
export function planJourney(setting: BatchSetting, personNumber: number): readonly StayPlan[] {
  const random = createRandom(`${setting.seed}/${personNumber}`);
  const planting = drawPlanting(random, setting.violations);
  const planter = planting && drawJourneyPlanter(random, setting);
  const first = planFirstStay(random, setting, personNumber, planter?.roomDays ?? 0);
  if (planting === null) return [first, ...planLaterStays(random, setting, first)];
  return planter?.plant(random, setting, first, planting) ?? [{ ...first, planting }];
}

function drawPlanting(random: Random, violations: number): Planting | null {
  const drawn = random.next();
  if (drawn < violations) return 'violation';
  return drawn < violations * 1.5 ? 'near-miss' : null;
}

/**
 * The planter of a rule that looks at the course of a stay, or `null` for the rules that look at its lines.
 * Every rule is to have its share of the plantings: the rarer the occasion, the more often it is tried.
 */
function drawJourneyPlanter(random: Random, setting: BatchSetting): JourneyPlanter | null {
  const tries = journeyPlanters.map((planter) => Math.min(rarestTried, 1 / planter.occasions(setting)));
  const allTries = tries.reduce((sum, one) => sum + one, linePlanters.length);
  let drawn = random.next() * allTries;
  for (const [at, planter] of journeyPlanters.entries()) {
    drawn -= tries[at] ?? 0;
    if (drawn < 0) return planter;
  }
  return null;
}

function planFirstStay(random: Random, setting: BatchSetting, number: number, roomDays: number): StayPlan {
  const hospital = drawHospital(random, setting);
  const archetype = pickWeighted(random, archetypesAt(hospital, setting.knowledge), ({ share }) => share);
  const { outcome, losDays } = drawOutcome(random, archetype);
  const daySurgery = losDays <= 3 && random.chance(archetype.daySurgeryShare);
  const nights = daySurgery ? 0 : losDays;
  const admittedDay = random.int(firstDischargeDay, lastDischargeDay - roomDays) - nights;
  const serial = `${batchTag(setting.seed)}${String(number).padStart(7, '0')}`;
  const frame: StayFrame = {
    id: `S${serial}01`,
    person: inventPerson(random, serial, archetype, admittedDay),
    hospital,
    archetype,
    outcome,
    losDays: daySurgery ? 1 : losDays,
    admittedDay,
    daySurgery,
  };
  return planStay(random, frame, setting.knowledge);
}

/** Keeps the ids of batches with different seeds apart. */
function batchTag(seed: string): string {
  return createRandom(`tag/${seed}`)
    .int(36 ** 3, 36 ** 4 - 1)
    .toString(36)
    .toUpperCase();
}

function planLaterStays(random: Random, setting: BatchSetting, first: StayPlan): readonly StayPlan[] {
  if (first.dischargeWay === '5') return [];
  if (first.archetype.planned) return planCycles(random, setting, first);
  return random.chance(0.07) ? planReturn(random, setting, first) : [];
}

/** Courses of chemotherapy and the like, announced, three to four weeks apart. */
function planCycles(random: Random, setting: BatchSetting, first: StayPlan): readonly StayPlan[] {
  const cycles: StayPlan[] = [];
  for (let cycle = 2; cycle <= random.int(1, 4); cycle += 1) {
    const before = cycles.at(-1) ?? first;
    const admittedDay = dayOfMinute(before.dischargedAt) + random.int(18, 27);
    const next = planNextStay(random, setting, before, { archetype: first.archetype, admittedDay });
    if (next === null) break;
    cycles.push({ ...next, plannedReadmission: true, dischargeWay: '1' });
  }
  return cycles;
}

/** Months later, for something that needs no operation. */
function planReturn(random: Random, setting: BatchSetting, first: StayPlan): readonly StayPlan[] {
  const admittedDay = dayOfMinute(first.dischargedAt) + random.int(45, 160);
  const fitting = archetypesAt(first.hospital, setting.knowledge).filter(
    (archetype) => archetype.procedures.length === 0 && fitsPerson(archetype, first.person, admittedDay),
  );
  if (fitting.length === 0) return [];
  const archetype = pickWeighted(random, fitting, ({ share }) => share);
  const next = planNextStay(random, setting, first, { archetype, admittedDay });
  return next ? [next] : [];
}
