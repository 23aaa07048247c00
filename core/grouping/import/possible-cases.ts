import type { Comparison } from '../condition.ts';
import { anyNumber, isEmptyRange, type NumberRange, narrowRange } from './number-range.ts';

/** Facts of a case that have one value each. */
export type ValueName = 'principalDx' | 'mainProc' | 'sex' | 'dischargeWay';

interface Values {
  /** `null`: any. */
  readonly only: ReadonlySet<string> | null;
  readonly except: readonly ReadonlySet<string>[];
}

/** The cases that meet what was asked so far: fact by fact, and never too few. `null` for none. */
export interface PossibleCases {
  readonly numbers: ReadonlyMap<string, NumberRange>;
  readonly values: ReadonlyMap<ValueName, Values>;
  readonly answers: ReadonlyMap<string, boolean>;
}

export const allCases: PossibleCases = { numbers: new Map(), values: new Map(), answers: new Map() };

type Narrowed = PossibleCases | null;

/** @param most above which the number never goes */
export function withNumber(
  cases: PossibleCases,
  name: string,
  comparison: Comparison,
  most = Number.POSITIVE_INFINITY,
): Narrowed {
  const range = narrowRange(cases.numbers.get(name) ?? { ...anyNumber, high: most }, comparison);
  if (isEmptyRange(range, name !== 'weightGrams')) return null;
  return { ...cases, numbers: new Map(cases.numbers).set(name, range) };
}

export function withValueIn(cases: PossibleCases, name: ValueName, allowed: ReadonlySet<string>): Narrowed {
  const { only, except } = cases.values.get(name) ?? { only: null, except: [] };
  const left = new Set(
    [...(only ?? allowed)].filter((value) => allowed.has(value) && !except.some((set) => set.has(value))),
  );
  if (left.size === 0) return null;
  return { ...cases, values: new Map(cases.values).set(name, { only: left, except }) };
}

export function withValueOutside(
  cases: PossibleCases,
  name: ValueName,
  banned: ReadonlySet<string>,
): Narrowed {
  const { only, except } = cases.values.get(name) ?? { only: null, except: [] };
  const left = only && new Set([...only].filter((value) => !banned.has(value)));
  if (left?.size === 0) return null;
  return { ...cases, values: new Map(cases.values).set(name, { only: left, except: [...except, banned] }) };
}

/** A question that is only known to have one answer. */
export function withAnswer(cases: PossibleCases, question: string, answer: boolean): Narrowed {
  const known = cases.answers.get(question);
  if (known !== undefined) return known === answer ? cases : null;
  return { ...cases, answers: new Map(cases.answers).set(question, answer) };
}
