import { archetypesAt, type BatchSetting, fitsPerson } from '../batch-setting.ts';
import { dayOfMinute } from '../local-time.ts';
import { planNextStay } from '../plan-next-stay.ts';
import { pickWeighted, type Random, shuffle } from '../random.ts';
import type { PlantedInStay, Planting, StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { readmit } from './readmit.ts';

const ruleId = 'GZ10000204001000';

/** Every unannounced return to the hospital for the same illness is that rule's as well. */
const readmissionRuleId = 'DS-READMISSION-30';

/** A readmission within this many days looks like a split. */
const windowDays = 15;

/** Within a week another hospital's examinations are not to be repeated. */
const weekDays = 7;

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
  return [first, second && { ...second, admissionWay: random.pick(['1', '3']) }];
};

const afterTransfer: Variant = (random, setting, first) => {
  return [{ ...first, dischargeWay: '2' }, readmit(random, setting, first, random.int(2, windowDays))];
};

const elsewhere: Variant = (random, setting, first) => {
  const others = setting.hospitals.filter(
    ({ code, level }) => code !== first.hospital.code && level >= first.archetype.minHospitalLevel,
  );
  if (others.length === 0) return null;
  const second = readmit(random, setting, first, random.int(weekDays + 1, windowDays), random.pick(others));
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

function plantPair(first: StayPlan, second: StayPlan | null, kind: Planting): readonly StayPlan[] {
  if (!second) return [first];
  const planted: PlantedInStay[] = [{ ruleId, kind }];
  if (isReadmission(first, second)) planted.push({ ruleId: readmissionRuleId, kind: 'violation' });
  return [first, { ...second, planted }];
}

function isReadmission(first: StayPlan, second: StayPlan): boolean {
  const category = ({ diagnoses }: StayPlan) => diagnoses[0]?.slice(0, 3);
  return (
    first.hospital.code === second.hospital.code &&
    category(first) === category(second) &&
    first.dischargeWay === '1' &&
    !first.plannedReadmission
  );
}
