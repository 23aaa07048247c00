import type { Comparison, Condition } from '../condition.ts';
import type { Sign } from './rule.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';

type ValueName = RuleVocabulary['valueFields'][number]['value'];

const amounts: Partial<Record<ValueName, (is: Comparison) => Condition>> = {
  ageYears: (is) => ({ ageYears: is }),
  ageDays: (is) => ({ ageDays: is }),
  weightGrams: (is) => ({ weightGrams: is }),
  losDays: (is) => ({ losDays: is }),
};

const codes: Partial<Record<ValueName, (code: string) => Condition>> = {
  sex: (code) => ({ sex: ['==', code] }),
  dischargeWay: (code) => ({ dischargeWay: ['==', code] }),
};

/** A fact of the case beside a number; `null` where its codes have no such order. */
export function compareValue(name: ValueName, sign: Sign, value: number): Condition | null {
  const amount = amounts[name];
  if (amount) return comparedBy(amount, sign, value);
  const equal = codes[name]?.(String(value));
  if (!equal) return null;
  if (sign === '=') return equal;
  return sign === '<>' ? { not: equal } : null;
}

/** The workbook's signs in terms of the conditions', which have no sign for "unequal". */
export function comparedBy(condition: (is: Comparison) => Condition, sign: Sign, value: number): Condition {
  if (sign === '<>') return { not: condition(['==', value]) };
  return condition([sign === '=' ? '==' : sign, value]);
}
