import type { CodingSlips } from '../coding-slips.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { JourneyPlanter } from './journey-planter.ts';

/** A stay, changed; `null` where it gives no occasion. */
type Slip = (random: Random, stay: StayPlan, slips: CodingSlips) => StayPlan | null;

/** Slips in the codes, dates and ages of a list: one planter for each rule that looks for them. */
export const codingSlipPlanters: readonly JourneyPlanter[] = [
  plantSlip({
    ruleId: 'GZ10000201001000',
    slips: [
      (random, stay, { greyDiagnoses }) => alsoDiagnosed(stay, random.pick(greyDiagnoses)),
      (random, stay, { unknownDiagnoses }) => alsoDiagnosed(stay, random.pick(unknownDiagnoses)),
      (random, stay) => alsoDiagnosed(stay, random.pick(stay.diagnoses)),
      (random, stay) => ({ ...stay, declaredDays: stay.losDays + random.int(3, 6) }),
    ],
    nearMisses: [
      (random, stay, { soundDiagnoses }) => alsoDiagnosed(stay, random.pick(soundDiagnoses)),
      // Whether the day of discharge counts is left to the hospital.
      (_, stay) => ({ ...stay, declaredDays: stay.losDays + 1 }),
    ],
  }),
  plantSlip({
    ruleId: 'GZ10000201004000',
    slips: [
      (random, stay, { greyProcedures }) => alsoDone(stay, random.pick(greyProcedures)),
      (random, stay, { unknownProcedures }) => alsoDone(stay, random.pick(unknownProcedures)),
    ],
    nearMisses: [(random, stay, { soundProcedures }) => alsoDone(stay, random.pick(soundProcedures))],
  }),
  plantSlip({
    ruleId: 'GZ10000201005000',
    slips: [(random, stay, slips) => alsoDone(stay, random.pick(slips.proceduresBySex[otherSex(stay)]))],
    nearMisses: [
      (random, stay, slips) => alsoDone(stay, random.pick(slips.proceduresBySex[stay.person.sex])),
    ],
  }),
  plantSlip({
    ruleId: 'GZ10000204006000',
    slips: [(random, stay, slips) => alsoDiagnosed(stay, random.pick(slips.diagnosesBySex[otherSex(stay)]))],
    nearMisses: [
      (random, stay, slips) => alsoDiagnosed(stay, random.pick(slips.diagnosesBySex[stay.person.sex])),
    ],
  }),
  plantSlip({
    ruleId: 'GZ10000204007000',
    occasions: () => 0.5,
    slips: [
      (random, stay, { diagnosesByAge }) => {
        if (stay.ageYears === 0) return null;
        const ofOtherAge = stay.ageYears < 50 ? Object.values(diagnosesByAge).flat() : diagnosesByAge.newborn;
        return alsoDiagnosed(stay, random.pick(ofOtherAge));
      },
    ],
    nearMisses: [
      (random, stay, { diagnosesByAge }) =>
        stay.ageYears < 50 ? null : alsoDiagnosed(stay, random.pick(diagnosesByAge.elderly)),
    ],
  }),
];

interface SlipsOfRule {
  readonly ruleId: string;
  /** @default every stay gives one */
  readonly occasions?: JourneyPlanter['occasions'];
  readonly slips: readonly Slip[];
  readonly nearMisses: readonly Slip[];
}

function plantSlip({ ruleId, occasions = () => 1, slips, nearMisses }: SlipsOfRule): JourneyPlanter {
  return {
    ruleId,
    occasions,
    roomDays: 0,
    plant(random, { knowledge }, first, kind) {
      const slip = random.pick(kind === 'violation' ? slips : nearMisses);
      const changed = slip(random, first, knowledge.slips);
      return changed && [{ ...changed, planted: [{ ruleId, kind }] }];
    },
  };
}

function alsoDiagnosed(stay: StayPlan, code: string): StayPlan {
  return { ...stay, diagnoses: [...stay.diagnoses, code] };
}

function alsoDone(stay: StayPlan, code: string): StayPlan {
  return { ...stay, furtherProcedures: [...stay.furtherProcedures, code] };
}

function otherSex({ person }: StayPlan): 'male' | 'female' {
  return person.sex === 'male' ? 'female' : 'male';
}
