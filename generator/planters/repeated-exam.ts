import { dayOfMinute } from '../local-time.ts';
import { planVisit } from '../plan-visit.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { drawOtherHospital } from './other-hospital.ts';
import { isPlainStay } from './plain-stay.ts';

const ruleId = 'DS-REPEATED-EXAM';

/** Results are recognised for so many days. */
const windowDays = 7;

/** Beginning of the codes of imaging, whose results are recognised. */
const imaging = '002';

/** The same imaging at two hospitals within a week; or later; or at one hospital; or an examination of no account. */
export const repeatedExamPlanter: JourneyPlanter = {
  ruleId,
  occasions: ({ hospitals }) => (hospitals.length > 1 ? 0.6 : 0.01),
  roomDays: 2 * windowDays,
  plant(random, setting, first, kind) {
    const other = drawOtherHospital(random, setting, first);
    const exams = setting.knowledge.items.profiles[first.archetype.profile]?.exams ?? [];
    const [imaged, others] = [true, false].map((is) =>
      exams.filter((code) => code.startsWith(imaging) === is),
    );
    if (!other || !isPlainStay(first) || !imaged?.length) return null;
    const soon = random.int(1, windowDays);
    const repeats = { gapDays: soon, hospital: other, exam: random.pick(imaged) };
    const nearMisses = [
      { ...repeats, gapDays: windowDays + soon },
      { ...repeats, hospital: first.hospital },
      ...(others?.length ? [{ ...repeats, exam: random.pick(others) }] : []),
    ];
    const { gapDays, hospital, exam } = kind === 'violation' ? repeats : random.pick(nearMisses);
    const day = dayOfMinute(first.dischargedAt);
    const visit = { careType: '11', items: [exam], drugs: false, costFen: 0 } as const;
    return [
      planVisit(random, first, { serial: 1, day, ...visit }),
      {
        ...planVisit(random, first, { serial: 2, day: day + gapDays, hospital, ...visit }),
        planted: [{ ruleId, kind }],
      },
    ];
  },
};
