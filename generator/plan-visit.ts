import type { Hospital } from '../core/payment/hospital-registry.ts';
import { startOfDay } from './local-time.ts';
import { ageYearsOn } from './person.ts';
import type { Random } from './random.ts';
import type { StayPlan, VisitItems } from './stay-plan.ts';

/** What is to be said of a visit; the rest it has in common with a stay of the same person. */
export interface VisitRequest extends VisitItems {
  /** Tells the person's stays and visits apart, below 100. */
  readonly serial: number;
  readonly day: number;
  /** That of the stay unless given. */
  readonly hospital?: Hospital;
  /** What the drugs on it should come to. */
  readonly costFen: number;
}

/** A visit to a clinic, or a purchase at a pharmacy, by the person of a stay and for the same diagnoses. */
export function planVisit(random: Random, stay: StayPlan, request: VisitRequest): StayPlan {
  const { serial, day, hospital = stay.hospital, costFen, ...visit } = request;
  const admittedAt = startOfDay(day) + random.int(480, 960);
  return {
    ...stay,
    id: stay.id.slice(0, -2) + String(serial).padStart(2, '0'),
    hospital,
    admittedAt,
    dischargedAt: admittedAt + random.int(15, 60),
    losDays: 1,
    ageYears: ageYearsOn(stay.person, day),
    ageDays: day - stay.person.bornOn,
    dischargeWay: '1',
    daySurgery: false,
    plannedReadmission: false,
    procedure: null,
    furtherProcedures: [],
    targetCostFen: costFen,
    planting: null,
    planted: [],
    visit,
  };
}
