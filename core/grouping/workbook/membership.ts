import type { Condition } from '../condition.ts';
import { comparedBy } from './compare-value.ts';
import type { Sign } from './rule.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';

export type CodeField = RuleVocabulary['codeFields'][number];

/** What the name of a set stands for. */
export type SetMeaning =
  | { readonly kind: 'codes'; readonly ref: string; readonly holds: 'dx' | 'proc' | null }
  | { readonly kind: 'complication'; readonly level: 'mcc' | 'cc' };

/** Which positions the fields of one kind name together. */
type Among = 'first' | 'secondary' | 'all';

const dxMember: Record<Among, (ref: string) => Condition> = {
  first: (ref) => ({ principalDx: ref }),
  secondary: (ref) => ({ secondaryDx: ref }),
  all: (ref) => ({ anyDx: ref }),
};
const procMember: Record<Among, (ref: string) => Condition> = {
  first: (ref) => ({ mainProc: ref }),
  secondary: (ref) => ({ secondaryProc: ref }),
  all: (ref) => ({ anyProc: ref }),
};

/** Any of the fields in the set, a condition for each kind of field. */
export function membership(fields: readonly CodeField[], set: SetMeaning): readonly Condition[] {
  if (set.kind === 'complication') return [{ complication: set.level }];
  const dx = amongOf(fields, 'dx');
  const proc = amongOf(fields, 'proc');
  return [...(dx ? [dxMember[dx](set.ref)] : []), ...(proc ? [procMember[proc](set.ref)] : [])];
}

function amongOf(fields: readonly CodeField[], kind: 'dx' | 'proc'): Among | null {
  const named = new Set(fields.filter((field) => field.kind === kind).map((field) => field.among));
  if (named.size > 1) return 'all';
  return [...named][0] ?? null;
}

/**
 * How many different codes of the set the fields hold, beside a number. `null` where it cannot be said:
 * complications are only asked for, never counted.
 */
export function memberCount(
  fields: readonly CodeField[],
  set: SetMeaning,
  sign: Sign,
  value: number,
): Condition | null {
  const present = anyOf(membership(fields, set));
  const asksForOne = (sign === '>=' && value === 1) || (sign === '>' && value === 0);
  if (set.kind === 'complication') return asksForOne ? present : null;
  const kind = fields[0]?.kind ?? 'dx';
  const among = amongOf(fields, kind);
  if (among === null || fields.some((field) => field.kind !== kind)) return null;
  if (among === 'first') return countOfOne(present, sign, value);
  return comparedBy(
    (count) => {
      const asked = { of: set.ref, among, count };
      return kind === 'dx' ? { distinctDx: asked } : { distinctProc: asked };
    },
    sign,
    value,
  );
}

const holds: Record<Sign, (count: number, value: number) => boolean> = {
  '=': (count, value) => count === value,
  '<>': (count, value) => count !== value,
  '<': (count, value) => count < value,
  '<=': (count, value) => count <= value,
  '>': (count, value) => count > value,
  '>=': (count, value) => count >= value,
};

/** A single field holds one code of the set or none. */
function countOfOne(present: Condition, sign: Sign, value: number): Condition {
  const cases = [
    ...(holds[sign](1, value) ? [present] : []),
    ...(holds[sign](0, value) ? [{ not: present }] : []),
  ];
  return cases.length === 2 ? { const: true } : anyOf(cases);
}

/** The condition alone where there is only one; never, where there is none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [only, ...others] = conditions;
  return only && others.length === 0 ? only : { any: conditions };
}
