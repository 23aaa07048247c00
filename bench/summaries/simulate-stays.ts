import type { CaseFacts, CaseSigns } from '../../core/indicators/case-facts.ts';
import type { CaseLine } from '../../core/indicators/case-line.ts';
import { monthsBetween } from '../../core/indicators/period.ts';
import { createRandom, pickWeighted, type Random } from '../../generator/random.ts';

/** A region of hospitals of all sizes over three years, made hospital by hospital and month by month. */
export interface SimulatedStays {
  readonly hospitals: readonly string[];
  /** The oldest first. */
  readonly months: readonly string[];
  /** What a hospital sends of a month. */
  readonly linesOf: (hospital: string, month: string) => readonly CaseLine[];
}

export interface StayOptions {
  readonly seed: string;
  /** In all; a few more or less by rounding. */
  readonly cases: number;
  readonly hospitals: number;
}

const scheme = 'chs-drg-1.1';
const departments = 25;
const groupsOfDepartment = 24;
/** Stays that a doctor discharges in a month. */
const staysOfDoctor = 13;
const rules = Array.from({ length: 40 }, (_, at) => `GZ1000030${1000 + at}000`);

interface Group {
  readonly group: string;
  readonly share: number;
  readonly weightE4: number;
  readonly logCost: number;
  readonly logDays: number;
  readonly operated: boolean;
}

/**
 * Not lists, but what the audit says of a case, so that a million can be had in a minute. The largest hospital has a
 * fifth of the stays. Departments have two dozen groups of their own, a few of them frequent; costs and lengths are
 * log-normal by group; one case in twelve has a finding, one in thirty is an outpatient bill.
 */
export function simulateStays({ seed, cases, hospitals: count }: StayOptions): SimulatedStays {
  const random = createRandom(`stays/${seed}`);
  const groups = Array.from({ length: departments }, (_, at) => groupsAt(random, at));
  const months = monthsBetween('2024-01', '2026-12');
  const hospitals = Array.from({ length: count }, (_, at) => `H3713${String(at + 1).padStart(7, '0')}`);
  const shares = hospitals.map((_, rank) => 1 / (rank + 2));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const monthly = hospitals.map((_, rank) => ((shares[rank] ?? 0) / all) * (cases / months.length));
  return {
    hospitals,
    months,
    linesOf: (hospital, month) => {
      const own = createRandom(`stays/${seed}/${hospital}/${month}`);
      const size = monthly[hospitals.indexOf(hospital)] ?? 0;
      const doctors = Math.max(1, Math.round(size / departments / staysOfDoctor));
      return Array.from({ length: Math.round(size) }, (_, at) => ({
        settlementId: `${hospital}${month.replace('-', '')}${String(at).padStart(6, '0')}`,
        sign: 1,
        facts: drawCase(own, groups, doctors, month),
      }));
    },
  };
}

function groupsAt(random: Random, department: number): readonly Group[] {
  return Array.from({ length: groupsOfDepartment }, (_, at) => {
    const weight = 0.3 + 3 * random.next() ** 2;
    return {
      group: `${String.fromCharCode(65 + department)}${'BCFRS'[at % 5]}${Math.floor(at / 5)}${[1, 3, 5, 9][at % 4]}`,
      share: 1 / (at + 1),
      weightE4: Math.round(weight * 10_000),
      logCost: Math.log(800_000 * weight),
      logDays: Math.log(4 + 4 * weight),
      operated: at % 5 < 2,
    };
  });
}

function drawCase(
  random: Random,
  groups: readonly (readonly Group[])[],
  doctors: number,
  month: string,
): CaseFacts {
  const at = random.int(0, departments - 1);
  const department = `A${String(at + 1).padStart(2, '0')}`;
  const doctor = `D9${department}${String(random.int(1, doctors)).padStart(3, '0')}`;
  const place = { month, department, doctor };
  if (random.chance(0.03)) return drawBill(random, place);
  const group = pickWeighted(random, groups[at] as readonly Group[], ({ share }) => share);
  return drawStay(random, place, group);
}

type Place = Pick<CaseFacts, 'month' | 'department' | 'doctor'>;

function drawBill(random: Random, place: Place): CaseFacts {
  return {
    ...place,
    status: 'outpatient',
    group: '0000',
    weightE4: null,
    costFen: random.int(2_000, 80_000),
    paymentFen: null,
    outlier: 'normal',
    losDays: 1,
    died: false,
    verdicts: { pass: 20, fail: 0, noData: 10 },
    findings: [],
    identifiedFen: 0,
  };
}

function drawStay(random: Random, place: Place, group: Group): CaseFacts {
  const costFen = Math.round(Math.exp(group.logCost + 0.35 * random.normal()));
  const standardFen = Math.round(Math.exp(group.logCost));
  const outlier = costFen > 2 * standardFen ? 'high' : costFen < 0.5 * standardFen ? 'low' : 'normal';
  const flagged = random.chance(1 / 12);
  const amountFen = flagged ? random.int(1_000, 200_000) : 0;
  return {
    ...place,
    status: 'grouped',
    group: group.group,
    weightE4: group.weightE4,
    costFen,
    paymentFen: outlier === 'low' ? costFen : standardFen,
    outlier,
    losDays: Math.max(1, Math.round(Math.exp(group.logDays + 0.3 * random.normal()))),
    died: random.chance(0.008),
    verdicts: { pass: 50 + random.int(0, 9), fail: Number(flagged), noData: 30 + random.int(0, 6) },
    findings: flagged
      ? [[random.pick(rules), random.chance(0.5) ? 'suspicious' : 'violation', 1, amountFen]]
      : [],
    ...(random.chance(0.03) && { marks: ['ZB10000205008000'] }),
    signs: drawSigns(random, group, costFen),
    identifiedFen: amountFen,
  };
}

function drawSigns(random: Random, { operated }: Group, costFen: number): CaseSigns {
  const part = (share: number) => Math.round(costFen * share * (0.6 + 0.8 * random.next()));
  const onAntibacterials = random.chance(0.4);
  return {
    scheme,
    transferred: random.chance(0.02),
    operation: operated ? (random.chance(0.4) ? 'minimally-invasive' : 'open') : 'none',
    infected: random.chance(0.012),
    ...(operated && { complicated: random.chance(0.03) }),
    readmitted: random.chance(0.03),
    intensiveCare: random.chance(0.05),
    fundFen: part(0.6),
    partsFen: {
      drug: part(0.3),
      slice: random.chance(0.1) ? part(0.02) : 0,
      testing: part(0.25),
      consumable: part(operated ? 0.25 : 0.06),
      treatment: part(0.15),
      ct: random.chance(0.5) ? part(0.04) : 0,
      mri: random.chance(0.2) ? part(0.05) : 0,
    },
    antibacterials: onAntibacterials,
    dailyDosesE4: onAntibacterials ? random.int(5_000, 150_000) : 0,
  };
}
