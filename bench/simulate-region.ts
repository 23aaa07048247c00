import type { CaseFacts } from '../core/indicators/case-facts.ts';
import { StayRows } from '../core/statistics/stay-rows.ts';
import type { StayRow } from '../core/statistics/unit-stays.ts';
import { createRandom, pickWeighted, type Random } from '../generator/random.ts';

/** What a unit may do that others do not. */
export const deviations = [
  'dear-doctor',
  'long-doctor',
  'drug-doctor',
  'antibacterial-doctor',
  'infection-department',
  'cost-break-department',
  'drug-break-department',
  'severe-fall-department',
  'transfer-rise-department',
  /** Near misses: too few stays to tell; dear because of the groups it treats. */
  'dear-doctor-of-few',
  'doctor-of-severe',
] as const;

export type Deviation = (typeof deviations)[number];

export interface SimulatedRegion {
  readonly rows: readonly StayRow[];
  /** By the doctor or the department (as `hospital/department` or `hospital/doctor`). */
  readonly planted: ReadonlyMap<string, Deviation>;
}

export interface SimulationOptions {
  readonly seed: string;
  /** Share of the departments with a deviation, of their own or of one of their doctors; 0 is the null. */
  readonly deviant: number;
  /** Standard deviation between doctors that is nobody's fault, on the logarithm of cost. */
  readonly betweenDoctors: number;
}

const hospitals = 12;
const departments = 6;
const doctors = 4;
const groupsOfDepartment = 5;
const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
const staysOfDoctor = 90;
const staysOfFew = 12;
const breakMonth = 6;

interface Group {
  readonly group: string;
  readonly weightE4: number;
  readonly logCost: number;
  readonly logDays: number;
  readonly drugShare: number;
}

/** A doctor's habits, as factors on what is usual. */
interface Habits {
  readonly cost: number;
  readonly days: number;
  readonly drug: number;
  readonly antibacterial: number;
  readonly infection: number;
  readonly stays: number;
  readonly prefersSevere: boolean;
  /** From {@link breakMonth} on. */
  readonly later: {
    readonly cost: number;
    readonly drug: number;
    readonly severe: number;
    readonly transfer: number;
  };
}

/**
 * A year of twelve hospitals of one level, six departments each, four doctors each, some ninety stays a doctor:
 * not lists but what the audit says of a case, so that many regions can be had. Costs are log-normal by group;
 * doctors differ a little, as doctors do.
 */
export function simulateRegion({ seed, deviant, betweenDoctors }: SimulationOptions): SimulatedRegion {
  const random = createRandom(`region/${seed}`);
  const planted = new Map<string, Deviation>();
  const rows: StayRow[] = [];
  const groups = Array.from({ length: departments }, (_, at) => groupsAt(random, at));
  for (let h = 1; h <= hospitals; h += 1) {
    const hospital = `H${String(h).padStart(2, '0')}`;
    const stays = new StayRows(hospital, 3);
    for (const [at, own] of groups.entries()) {
      const department = `A${at}`;
      const deviation = random.chance(deviant) ? random.pick(deviations) : null;
      const deviator = `D${at}${random.int(1, doctors)}`;
      if (deviation)
        planted.set(`${hospital}/${isOfDepartment(deviation) ? department : deviator}`, deviation);
      for (let d = 1; d <= doctors; d += 1) {
        const doctor = `D${at}${d}`;
        const isDeviator = deviation !== null && (isOfDepartment(deviation) || doctor === deviator);
        const habits = habitsOf(random, isDeviator ? deviation : null, betweenDoctors);
        for (let stay = 0; stay < habits.stays; stay += 1)
          stays.add(drawStay(random, { department, doctor }, own, habits));
      }
    }
    rows.push(...stays.rows);
  }
  return { rows, planted };
}

function isOfDepartment(deviation: Deviation): boolean {
  return deviation.endsWith('department');
}

function groupsAt(random: Random, department: number): readonly Group[] {
  return Array.from({ length: groupsOfDepartment }, (_, at) => {
    const weight = 0.5 + 0.6 * at + 0.2 * random.next();
    return {
      group: `G${department}${at}`,
      weightE4: Math.round(weight * 10_000),
      logCost: Math.log(800_000 * weight),
      logDays: Math.log(5 + 2 * at),
      drugShare: 0.2 + 0.15 * random.next(),
    };
  });
}

function habitsOf(random: Random, deviation: Deviation | null, between: number): Habits {
  const natural = () => Math.exp(between * random.normal());
  const is = (...names: readonly Deviation[]) => deviation !== null && names.includes(deviation);
  return {
    cost: natural() * (is('dear-doctor', 'dear-doctor-of-few') ? 1.3 : 1),
    days: natural() * (is('long-doctor') ? 1.3 : 1),
    drug: natural() * (is('drug-doctor') ? 1.35 : 1),
    antibacterial: natural() * (is('antibacterial-doctor') ? 1.6 : 1),
    infection: is('infection-department') ? 4 : 1,
    stays: is('dear-doctor-of-few') ? staysOfFew : staysOfDoctor,
    prefersSevere: is('doctor-of-severe'),
    later: {
      cost: is('cost-break-department') ? 1.25 : 1,
      drug: is('drug-break-department') ? 1.3 : 1,
      severe: is('severe-fall-department') ? 0.35 : 1,
      transfer: is('transfer-rise-department') ? 5 : 1,
    },
  };
}

type Place = Pick<StayRow, 'department'> & { readonly doctor: string };

function drawStay(random: Random, place: Place, groups: readonly Group[], habits: Habits): CaseFacts {
  const at = random.int(0, months.length - 1);
  const later = at >= breakMonth ? habits.later : { cost: 1, drug: 1, severe: 1, transfer: 1 };
  const group = pickWeighted(random, groups, ({ weightE4 }) => {
    if (weightE4 <= 20_000) return 1;
    return later.severe * (habits.prefersSevere ? 6 : 1);
  });
  const costFen = Math.round(Math.exp(group.logCost + 0.35 * random.normal()) * habits.cost * later.cost);
  const losDays = Math.max(1, Math.round(Math.exp(group.logDays + 0.3 * random.normal()) * habits.days));
  const drugShare = Math.min(
    0.95,
    group.drugShare * Math.exp(0.35 * random.normal()) * habits.drug * later.drug,
  );
  const doses = random.chance(0.5)
    ? losDays * 0.8 * Math.exp(0.5 * random.normal()) * habits.antibacterial
    : 0;
  return {
    month: months[at] as string,
    department: place.department,
    doctor: place.doctor,
    status: 'grouped',
    group: group.group,
    weightE4: group.weightE4,
    costFen,
    paymentFen: null,
    outlier: 'normal',
    losDays,
    died: random.chance(0.01),
    verdicts: { pass: 0, fail: 0, noData: 0 },
    findings: [],
    marks: random.chance(0.04) ? ['ZB10000205008000'] : [],
    signs: {
      scheme: 'simulated',
      transferred: random.chance(0.02 * later.transfer),
      infected: random.chance(0.015 * habits.infection),
      partsFen: { drug: Math.round(costFen * drugShare) },
      dailyDosesE4: Math.round(doses * 10_000),
    },
    identifiedFen: 0,
  };
}
