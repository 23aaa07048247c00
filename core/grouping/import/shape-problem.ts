import type * as z from 'zod';

/** What is wrong with the form of a value, apart from the words of the validator. */
export type ShapeProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong-type'; readonly expected: ValueType; readonly found: ValueType }
  | { readonly kind: 'not-offered'; readonly offered: readonly string[]; readonly found: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong-size'; readonly of: 'text' | 'list'; readonly size: number }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'unknown-words'; readonly words: readonly string[] }
  | { readonly kind: 'not-one-question' }
  | { readonly kind: 'no-code-list' }
  | { readonly kind: 'other' };

export type ValueType = 'text' | 'number' | 'whole number' | 'yes or no' | 'list' | 'object' | 'nothing';

/** Says what an issue of the validator is about. @param found the value at its path */
export function shapeProblem(issue: z.core.$ZodIssue, found: unknown): ShapeProblem {
  if (found === undefined) return { kind: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'wrong-type', expected: expectedType(issue.expected), found: typeOf(found) };
    case 'invalid_value':
      return { kind: 'not-offered', offered: issue.values.map(String), found: JSON.stringify(found) };
    case 'too_small':
    case 'too_big':
      return sizeProblem(issue);
    case 'unrecognized_keys':
      return { kind: 'unknown-words', words: issue.keys };
    case 'invalid_union':
      return { kind: 'no-code-list' };
    case 'custom':
      return { kind: 'not-one-question' };
    default:
      return { kind: 'other' };
  }
}

function sizeProblem(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): ShapeProblem {
  const size = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  if (issue.origin !== 'string' && issue.origin !== 'array') return { kind: 'out-of-range' };
  if (issue.code === 'too_small' && size === 1 && !issue.exact) return { kind: 'empty' };
  return { kind: 'wrong-size', of: issue.origin === 'string' ? 'text' : 'list', size };
}

const types: Readonly<Record<string, ValueType>> = {
  string: 'text',
  number: 'number',
  int: 'whole number',
  boolean: 'yes or no',
  array: 'list',
  tuple: 'list',
};

function expectedType(name: string): ValueType {
  return types[name] ?? 'object';
}

function typeOf(value: unknown): ValueType {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'list' : expectedType(typeof value);
}
