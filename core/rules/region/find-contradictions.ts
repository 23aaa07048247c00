import { commonDays, type Period } from '../../claims/period.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import type { DocumentPath, RegionIssue } from './region-issue.ts';
import type { RegionRules, RuleChange } from './region-rules.ts';

/** An entry of a document with its days. */
interface Entry extends Period {
  readonly path: DocumentPath;
  /** What it speaks of. */
  readonly of: string;
  /** What it sets there; `*` for everything. */
  readonly sets: readonly string[];
}

/**
 * Entries that end before they begin, that set the same thing on the same days, or that change a rule on days
 * when there is none.
 */
export function findContradictions(
  region: RegionRules,
  declarations: readonly RuleDeclaration[],
): readonly RegionIssue[] {
  const entries = entriesOf(region);
  return [
    ...[...entries, ...exemptionsOf(region)].flatMap(backwards),
    ...[...Map.groupBy(entries, ({ path, of }) => `${String(path[0])} ${of}`).values()].flatMap(overlaps),
    ...region.changes.flatMap((change, at) => idleChange(['changes', at], change, declarations)),
  ];
}

function entriesOf({ rules, changes, points }: RegionRules): readonly Entry[] {
  const whole = ['*'];
  return [
    ...rules.map(({ id, effectiveFrom: from, effectiveTo: to }, at) => {
      return { path: ['rules', at], of: id, sets: whole, from, to };
    }),
    ...changes.map((change, at) => {
      return {
        path: ['changes', at],
        of: change.rule,
        sets: setBy(change),
        from: change.from,
        to: change.to,
      };
    }),
    ...points.map(({ id, effective_from: from, effective_to: to }, at) => {
      return { path: ['points', at], of: id, sets: whole, from, to };
    }),
  ];
}

function exemptionsOf({ exemptions }: RegionRules): readonly Entry[] {
  return exemptions.map(({ rules, from, to }, at) => {
    return { path: ['exemptions', at], of: rules.join(), sets: [], from, to };
  });
}

function setBy({ off, severity, confidence, parameters = {} }: RuleChange): readonly string[] {
  if (off) return ['*'];
  return [
    ...(severity === undefined ? [] : ['severity']),
    ...(confidence === undefined ? [] : ['confidence']),
    ...Object.keys(parameters).map((name) => `parameters.${name}`),
  ];
}

function backwards({ path, from, to }: Entry): readonly RegionIssue[] {
  return to !== null && to < from ? [{ code: 'ends-before-it-begins', path, from, to }] : [];
}

function overlaps(alike: readonly Entry[]): readonly RegionIssue[] {
  return alike.flatMap((later, at) =>
    alike.slice(0, at).flatMap((earlier): readonly RegionIssue[] => {
      const days = commonDays(earlier, later);
      const sets = later.sets.filter(
        (one) => one === '*' || earlier.sets.some((e) => e === one || e === '*'),
      );
      if (!days || sets.length === 0) return [];
      const { path, of } = later;
      return [{ code: 'contradiction', path, of, sets: sets.join(), ...days, other: earlier.path }];
    }),
  );
}

function idleChange(
  path: DocumentPath,
  { rule, from, to }: RuleChange,
  declarations: readonly RuleDeclaration[],
): readonly RegionIssue[] {
  const versions = declarations.filter(({ id }) => id === rule);
  const isInForce = versions.some(({ effectiveFrom, effectiveTo }) =>
    commonDays({ from, to }, { from: effectiveFrom, to: effectiveTo }),
  );
  if (versions.length === 0 || isInForce || (to !== null && to < from)) return [];
  return [{ code: 'rule-not-in-force', path, rule, from, to }];
}
