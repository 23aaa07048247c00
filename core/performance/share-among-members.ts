import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { apportion, claimOf } from '../shares/apportion.ts';
import type { MembersShare } from './distribution.ts';
import { askFormula } from './formula.ts';
import { knownOfMember } from './judge-unit.ts';
import type { FiguresUnit } from './performance-figures.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';

/**
 * Shares what a unit has got among its doctors or members, by the points of its kind; where nobody has a point, alike.
 * While the points of one are not known, nobody's share is.
 */
export function shareAmongMembers(
  rules: PerformanceRules,
  { unit, kind }: { readonly unit: FiguresUnit; readonly kind: string },
  shareFen: number,
  indicators: readonly ManagementIndicator[],
): MembersShare {
  const formula = rules.memberPoints.get(kind);
  if (!formula) return { shares: [], lacks: [] };
  const asked = (unit.members ?? []).map((member) => {
    return { member: member.id, ...askFormula(formula, knownOfMember(rules, member, indicators)) };
  });
  const lacks = asked.flatMap(({ member, value, missing }) => (value === null ? [{ member, missing }] : []));
  if (lacks.length > 0) return { shares: [], lacks };
  const points = asked.map(({ member, value }) => ({ member, points: Math.max(0, value ?? 0) }));
  const isScored = points.some((one) => claimOf(one.points) > 0n);
  const outcome = apportion(
    shareFen,
    points.map(({ member, points: own }) => ({ key: member, claim: isScored ? claimOf(own) : 1n })),
  );
  const fenOf = (member: string) => (outcome.ok ? (outcome.sharesFen.get(member) ?? 0) : 0);
  return { shares: points.map((one) => ({ ...one, shareFen: fenOf(one.member) })), lacks };
}
