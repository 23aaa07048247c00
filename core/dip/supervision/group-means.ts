import type { SupervisedCase } from './supervised-case.ts';

/** Sums over the cases of a group in its area. */
export interface GroupSums {
  readonly cases: number;
  readonly losDays: number;
  readonly costed: number;
  readonly costFen: number;
  /** Cases of which it is known how they ended, and those that ended in death. */
  readonly ended: number;
  readonly deaths: number;
}

const none: GroupSums = { cases: 0, losDays: 0, costed: 0, costFen: 0, ended: 0, deaths: 0 };

/** What the cases of an area say of each group. */
export function sumsOfGroups(cases: Iterable<SupervisedCase>): ReadonlyMap<string, GroupSums> {
  const sums = new Map<string, GroupSums>();
  for (const { group, losDays, costFen, dischargeWay } of cases) {
    const before = sums.get(group) ?? none;
    sums.set(group, {
      cases: before.cases + 1,
      losDays: before.losDays + losDays,
      costed: before.costed + Number(costFen !== null),
      costFen: before.costFen + (costFen ?? 0),
      ended: before.ended + Number(dischargeWay !== null),
      deaths: before.deaths + Number(dischargeWay === 'died'),
    });
  }
  return sums;
}
