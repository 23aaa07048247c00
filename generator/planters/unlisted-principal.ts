import { planInstead } from '../plan-instead.ts';
import type { JourneyPlanter } from './journey-planter.ts';

const ruleId = 'GZ10000201006000';

/** An operation for a diagnosis that its published list does not have; or for one that it has. */
export const unlistedPrincipalPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.4,
  roomDays: 30,
  plant(random, setting, first, kind) {
    const { principalUnlistedFor } = setting.knowledge.slips;
    const stay = planInstead(random, setting, first, ({ procedures }) =>
      procedures.some((code) => code in principalUnlistedFor),
    );
    const unlisted = principalUnlistedFor[stay?.procedure ?? ''];
    if (!stay || !unlisted) return null;
    const planted = [{ ruleId, kind }];
    if (kind === 'near-miss') return [{ ...stay, planted }];
    return [{ ...stay, diagnoses: [random.pick(unlisted), ...stay.diagnoses.slice(1)], planted }];
  },
};
