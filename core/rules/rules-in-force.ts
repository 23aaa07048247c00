import { isInForce } from '../claims/calendar-days.ts';
import type { CareSetting } from '../claims/care-setting.ts';
import type { Check } from './rule.ts';
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
export interface RuleInForce {
  readonly declaration: RuleDeclaration;
  readonly isMark: boolean;
  readonly needs: string;
  /** `null` where no version of its table is in force. */
  readonly check: Check | null;
  readonly slot: number;
}

const mostDaysKept = 2000;

/** Finds the rules that look at a kind of care on a day of discharge; each day is settled once. */
export function rulesInForce(
  rules: readonly BoundRule[],
): (care: CareSetting, day: string) => readonly RuleInForce[] {
  const settled = new Map<CareSetting, Map<string, readonly RuleInForce[]>>();
  return (care, day) => {
    const days = settled.get(care) ?? new Map<string, readonly RuleInForce[]>();
    settled.set(care, days);
    const known = days.get(day);
    if (known) return known;
    if (days.size >= mostDaysKept) days.clear();
    const found = rules.flatMap((rule) => (rule.care.includes(care) ? onDay(rule, day) : []));
    days.set(day, found);
    return found;
  };
}

function onDay({ declaration, needs, versions }: BoundRule, day: string): readonly RuleInForce[] {
  if (!isInForce(day, declaration.effectiveFrom, declaration.effectiveTo)) return [];
  const version = versions.find(({ from, to }) => isInForce(day, from, to));
  return [
    {
      declaration,
      isMark: isMark(declaration),
      needs,
      check: version?.check ?? null,
      slot: version?.slot ?? -1,
    },
  ];
}
