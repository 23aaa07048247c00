import type { Hospital } from '../core/payment/hospital-registry.ts';
import type { Archetype, Outcome } from './archetype.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { dayOfMinute, startOfDay } from './local-time.ts';
import { ageYearsOn, type Person } from './person.ts';
import { pickWeighted, type Random, shuffle } from './random.ts';
import type { StayPlan } from './stay-plan.ts';
import { usualCostFen } from './usual-cost.ts';

/** What is settled of a stay before chance decides the rest. */
export interface StayFrame {
  readonly id: string;
  readonly person: Person;
  readonly hospital: Hospital;
  readonly archetype: Archetype;
  readonly outcome: Outcome;
  readonly losDays: number;
  readonly admittedDay: number;
  readonly daySurgery: boolean;
}

/** Draws the rest of a stay: hours, diagnoses, procedure, doctor, ways in and out, cost. */
export function planStay(random: Random, frame: StayFrame, { book }: GeneratorKnowledge): StayPlan {
  const { archetype, outcome, person, hospital } = frame;
  const emergency = !frame.daySurgery && !archetype.planned && random.chance(0.25);
  const admittedAt = startOfDay(frame.admittedDay) + (emergency ? random.int(0, 1200) : random.int(450, 660));
  const nights = frame.daySurgery ? 0 : frame.losDays;
  const dischargedAt = startOfDay(frame.admittedDay + nights) + random.int(nights === 0 ? 960 : 560, 1050);
  const middleDays = (outcome.losDays[0] + outcome.losDays[1]) / 2;
  const longer = frame.daySurgery ? 1 : frame.losDays / middleDays;
  const spread = Math.sqrt(longer) * Math.exp(0.2 * random.normal());
  return {
    ...frame,
    admittedAt,
    dischargedAt,
    ageYears: ageYearsOn(person, dayOfMinute(admittedAt)),
    ageDays: dayOfMinute(admittedAt) - person.bornOn,
    newbornWeightGrams: archetype.newbornWeightGrams && random.int(...archetype.newbornWeightGrams),
    admissionWay: emergency ? '1' : '2',
    dischargeWay: frame.daySurgery ? '1' : drawDischargeWay(random, archetype, outcome),
    plannedReadmission: false,
    diagnoses: drawDiagnoses(random, archetype, outcome),
    procedure: archetype.procedures.length > 0 ? random.pick(archetype.procedures) : null,
    furtherProcedures: [],
    operatedOn: frame.admittedDay + Math.min(nights, random.int(0, 2)),
    doctor: `D${hospital.code.slice(-3)}${archetype.department.replace('.', '')}${random.int(1, 4)}`,
    declaredDays: null,
    targetCostFen: Math.round(usualCostFen(book, frame, outcome) * spread),
    leavesOut: null,
    visit: null,
    topUp: null,
    planting: null,
    planted: [],
  };
}

/** How ill the patient is, and for how long: long stays are rarer. */
export function drawOutcome(random: Random, archetype: Archetype): { outcome: Outcome; losDays: number } {
  const outcome = pickWeighted(random, archetype.outcomes, ({ share }) => share);
  const [shortest, longest] = outcome.losDays;
  const share = (random.next() + random.next()) / 2;
  return { outcome, losDays: shortest + Math.round(share * (longest - shortest)) };
}

function drawDiagnoses(random: Random, archetype: Archetype, outcome: Outcome): readonly string[] {
  const complication = outcome.oneOf.length > 0 ? [random.pick(outcome.oneOf)] : [];
  const minor = shuffle(random, archetype.minorSecondary).slice(0, random.int(0, 3));
  return [random.pick(archetype.principal), ...archetype.alwaysSecondary, ...complication, ...minor];
}

function drawDischargeWay(random: Random, archetype: Archetype, outcome: Outcome): string {
  const grave = outcome.drg.endsWith('1') && archetype.ageYears[1] > 60;
  const ways = [
    ['1', 90],
    ['2', 2],
    ['3', 2],
    ['4', 3],
    ['5', grave ? 6 : 0.4],
    ['9', 0.6],
  ] as const;
  return pickWeighted(random, ways, ([, weight]) => weight)[0];
}
