import type { FactValue } from '../expressions/vocabulary.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { type Answer, askFormula, type Known } from './formula.ts';
import { kindOf } from './kind-of.ts';
import { scoreName } from './performance-facts.ts';
import type { FiguresMember, FiguresUnit } from './performance-figures.ts';
import type { PerformanceRules } from './read-performance-scheme.ts';
import { type Scorecard, scoreUnit } from './scorecard.ts';
import { readCurve } from './scoring-curve.ts';
import { unitIndicators } from './unit-indicators.ts';

/** What a guard says of a unit. */
export interface GuardAnswer {
  readonly guard: string;
  readonly holds: boolean;
  /** What nobody told, so that what the scheme takes for granted decides. */
  readonly missing: readonly string[];
}

/** A unit with all that a scheme says of it before anything is shared. */
export interface JudgedUnit {
  readonly guards: readonly GuardAnswer[];
  /** `null` where the scheme scores no units of its kind. */
  readonly scorecard: Scorecard | null;
  readonly terms: readonly ({ readonly term: string } & Answer<number>)[];
  /** To ask the formulas of parts, floors and caps with. */
  readonly known: Known;
}

/** Works out guards, score and terms of a unit, in this order. */
export function judgeUnit(
  rules: PerformanceRules,
  unit: FiguresUnit,
  indicators: readonly ManagementIndicator[],
): JudgedUnit {
  const scope = openScope(rules, unit, indicators);
  const guards = rules.guards.map(({ guard, when }): GuardAnswer => {
    const { value, missing } = askFormula(when, scope.known);
    const holds = value ?? guard.unknown === 'holds';
    scope.set(guard.name, { value: holds, missing: [] });
    return { guard: guard.name, holds, missing };
  });
  const isScored = rules.scheme.scorecard?.kinds.includes(kindOf(unit, rules.scheme) ?? '') ?? false;
  const scorecard = isScored ? scoreUnit(rules, scope.known) : null;
  if (scorecard) scope.set(scoreName, { value: scorecard.score, missing: scorecard.missing });
  const terms = rules.terms.map(({ term, value: formula }) => {
    const { value, missing } = askFormula(formula, scope.known);
    const answer = { value: value !== null && term.curve ? readCurve(term.curve, value) : value, missing };
    scope.set(term.name, answer);
    return { term: term.name, ...answer };
  });
  return { guards, scorecard, terms, known: scope.known };
}

/** A doctor, or member of a team, as the formulas of members see them. */
export function knownOfMember(
  rules: PerformanceRules,
  member: FiguresMember,
  indicators: readonly ManagementIndicator[],
): Known {
  return openScope(rules, member, indicators).known;
}

/** The values that formulas read, to be filled in as they are worked out. */
function openScope(
  { names }: PerformanceRules,
  of: Pick<FiguresUnit, 'facts' | 'indicators' | 'lamps'>,
  indicators: readonly ManagementIndicator[],
) {
  const values: (FactValue | null)[] = names.map(({ name }) => of.facts[name] ?? null);
  const missingFor = new Map<string, readonly string[]>();
  const known: Known = { values, names, missingFor, indicators: unitIndicators(of, indicators) };
  const set = (name: string, { value, missing }: Answer<number | boolean>) => {
    values[names.findIndex((one) => one.name === name)] = value;
    if (value === null) missingFor.set(name, missing);
  };
  return { known, set };
}
