import { archetypesAt, type BatchSetting, fitsPerson } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planNextStay } from '../plan-next-stay.ts';
import { pickWeighted, type Random, shuffle } from '../random.ts';
import type { Planting, StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';

const ruleId = 'GZ10000204001000';

/** A readmission within this many days looks like a split. */
const windowDays = 15;

/** Courses of treatment, births, newborns and mental illness are readmitted for good reason. */
const exempt = /^(Z49|Z50|Z51|Z38|O|P|F)/;

/** Makes a second stay that carries on with the first, or that only seems to. */
export const splitStayPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.5,
  roomDays: 75,
  plant(random, setting, stay, kind) {
    if (!isSplittable(stay)) return null;
    const first = { ...stay, dischargeWay: '1' };
    if (kind === 'violation')
      return plantPair(first, readmit(random, setting, first, random.int(1, windowDays)), kind);
    for (const variant of shuffle(random, variants)) {
      const pair = variant(random, setting, first);
      if (pair) return plantPair(pair[0], pair[1], kind);
    }
    return [first];
  },
};

function isSplittable({ daySurgery, diagnoses, archetype }: StayPlan): boolean {
  return !daySurgery && !archetype.procedures.length && !exempt.test(diagnoses[0] ?? '');
}

type Variant = (
  random: Random,
  setting: BatchSetting,
  first: StayPlan,
) => readonly [StayPlan, StayPlan | null] | null;

const laterReadmission: Variant = (random, setting, first) => {
  return [first, readmit(random, setting, first, windowDays + random.int(1, 5))];
};

const announcedReadmission: Variant = (random, setting, first) => {
  return [{ ...first, plannedReadmission: true }, readmit(random, setting, first, random.int(3, windowDays))];
};

const emergencyReadmission: Variant = (random, setting, first) => {
  const second = readmit(random, setting, first, random.int(2, windowDays));
  return [first, second && { ...second, admissionWay: '1' }];
};

const afterTransfer: Variant = (random, setting, first) => {
  return [{ ...first, dischargeWay: '2' }, readmit(random, setting, first, random.int(2, windowDays))];
};

const elsewhere: Variant = (random, setting, first) => {
  const others = setting.hospitals.filter(
    ({ code, level }) => code !== first.hospital.code && level >= first.archetype.minHospitalLevel,
  );
  if (others.length === 0) return null;
  const second = readmit(random, setting, first, random.int(2, windowDays), random.pick(others));
  return [first, second];
};

const somethingElse: Variant = (random, setting, first) => {
  const admittedDay = dayOfMinute(first.dischargedAt) + random.int(2, windowDays);
  const taken = first.diagnoses[0]?.slice(0, 3) ?? '';
  const others = archetypesAt(first.hospital, setting.knowledge).filter(
    (archetype) =>
      archetype.procedures.length === 0 &&
      fitsPerson(archetype, first.person, admittedDay) &&
      !archetype.principal.some((code) => code.startsWith(taken)),
  );
  if (others.length === 0) return null;
  const archetype = pickWeighted(random, others, ({ share }) => share);
  return [first, planNextStay(random, setting, first, { archetype, admittedDay })];
};

const variants = [
  laterReadmission,
  announcedReadmission,
  emergencyReadmission,
  afterTransfer,
  elsewhere,
  somethingElse,
];

/** Back with the same principal diagnosis, not as an emergency. */
function readmit(
  random: Random,
  setting: BatchSetting,
  first: StayPlan,
  gapDays: number,
  hospital = first.hospital,
): StayPlan | null {
  const admittedDay = dayOfMinute(first.dischargedAt) + gapDays;
  const second = planNextStay(random, setting, first, { archetype: first.archetype, admittedDay, hospital });
  const principal = first.diagnoses.slice(0, 1);
  return second && { ...second, diagnoses: [...principal, ...second.diagnoses.slice(1)], admissionWay: '2' };
}

function plantPair(first: StayPlan, second: StayPlan | null, kind: Planting): readonly StayPlan[] {
  return second ? [first, { ...second, planted: [{ ruleId, kind }] }] : [first];
}
