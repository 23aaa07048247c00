import { isInForce } from '../claims/calendar-days.ts';
import type { CareSetting } from '../claims/care-setting.ts';
import { type Check, noData, type Verdict } from './rule.ts';
import { isMark, type RuleDeclaration } from './rule-declarations.ts';

/** A check and the days it is in force, which are its table's. */
interface BoundCheck {
  readonly check: Check;
  /** Where the items that concern it are collected. */
  readonly slot: number;
  readonly from: string;
  readonly to: string | null;
}

export interface BoundRule {
  readonly declaration: RuleDeclaration;
  /** What it looks at. */
  readonly care: readonly CareSetting[];
  /** What is missing where no version is in force. */
  readonly needs: string;
  readonly versions: readonly BoundCheck[];
}

/** A rule on one day of discharge. */
interface RuleInForce {
  readonly declaration: RuleDeclaration;
  readonly isMark: boolean;
  /** What is missing where {@link check} is `null`: no version of its table is in force. */
  readonly needs: string;
  readonly check: Check | null;
  readonly slot: number;
}

/** A verdict other than pass, and the place of its rule. */
export interface SpokenVerdict {
  readonly place: number;
  readonly verdict: Exclude<Verdict, { readonly kind: 'pass' }>;
}

/** The rules of one day, by what a case must bring for them to be asked. Numbers are places in {@link rules}. */
export interface RulesInForce {
  readonly rules: readonly RuleInForce[];
  /** Asked of every case. */
  readonly ofCases: readonly number[];
  /** Asked of a case that charges an item of the slot. */
  readonly bySlot: ReadonlyMap<number, number>;
  /** Never asked: their tables are not there, and what they say of every case is said beforehand. */
  readonly lacking: readonly SpokenVerdict[];
  /** How many give verdicts; the others are marks. */
  readonly judging: number;
}

const mostDaysKept = 2000;

/** Finds the rules that look at a kind of care on a day of discharge; each day is settled once. */
export function rulesInForce(rules: readonly BoundRule[]): (care: CareSetting, day: string) => RulesInForce {
  const settled = new Map<CareSetting, Map<string, RulesInForce>>();
  return (care, day) => {
    const days = settled.get(care) ?? new Map<string, RulesInForce>();
    settled.set(care, days);
    const known = days.get(day);
    if (known) return known;
    if (days.size >= mostDaysKept) days.clear();
    const found = sortOut(rules.flatMap((rule) => (rule.care.includes(care) ? onDay(rule, day) : [])));
    days.set(day, found);
    return found;
  };
}

function onDay({ declaration, needs, versions }: BoundRule, day: string): readonly RuleInForce[] {
  if (!isInForce(day, declaration.effectiveFrom, declaration.effectiveTo)) return [];
  const version = versions.find(({ from, to }) => isInForce(day, from, to));
  const { check = null, slot = -1 } = version ?? {};
  return [{ declaration, isMark: isMark(declaration), needs, check, slot }];
}

function sortOut(rules: readonly RuleInForce[]): RulesInForce {
  const places = rules.map((_, place) => place);
  const checkAt = (place: number) => rules[place]?.check ?? null;
  const ofLines = places.filter((place) => checkAt(place)?.reads === 'lines');
  return {
    rules,
    ofCases: places.filter((place) => checkAt(place)?.reads === 'case'),
    bySlot: new Map(ofLines.map((place) => [rules[place]?.slot ?? -1, place])),
    lacking: places.flatMap((place) =>
      checkAt(place) === null ? [{ place, verdict: noData(rules[place]?.needs ?? '') }] : [],
    ),
    judging: rules.filter((rule) => !rule.isMark).length,
  };
}
