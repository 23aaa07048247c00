import * as z from 'zod';
import type { GroupingCase } from './grouping-case.ts';
import { readPlainCase } from './read-plain-case.ts';

/** One thing wrong with a grouping case; the words for people are in `grouping-case-issue-words.ts`. */
export interface GroupingCaseIssue {
  /** `dx.0` is the first diagnosis; empty when the whole value is no object. */
  readonly field: string;
  readonly value: unknown;
  readonly code:
    | 'not-an-object'
    | 'missing'
    | 'not-text'
    | 'not-a-number'
    | 'not-a-code-list'
    | 'no-hospital';
}
export type ReadGroupingCase =
  | { readonly ok: true; readonly case: GroupingCase }
  | { readonly ok: false; readonly issues: readonly GroupingCaseIssue[] };

const blankable = (value: unknown) => (value === '' || value === undefined ? null : value);
/** Numbers may come as text, and the empty text is a blank. */
const number = z.preprocess((value) => {
  const given = blankable(value);
  return typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
}, z.number().nullable());
/** Coded values may come as numbers. */
const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : blankable(value)),
  z.string().nullable(),
);
/** A sex of number 0 is a blank, unlike the text "0". */
const sex = z.preprocess((value) => (value === 0 ? null : value), text);
/** A blank code keeps its place in the list as the empty text, which no scheme knows. */
const code = z.preprocess((value) => value ?? '', z.string());
const codes = z.preprocess((value) => value ?? [], z.array(code));

const groupingCaseSchema = z.object({
  id: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string()),
  sex,
  ageYears: number,
  ageDays: number,
  weightGrams: number,
  dept: text,
  losDays: number,
  dischargeWay: text,
  dx: codes,
  proc: codes,
  map: z.preprocess((value) => (value === 1 || value === true || value === '1' ? 1 : 0), z.literal([0, 1])),
});

/** Reads a grouping case from JSON, with every issue at once. Fields it does not know are ignored. */
export function readGroupingCase(input: unknown): ReadGroupingCase {
  const plain = readPlainCase(input);
  return plain === null ? readCaseClosely(input) : { ok: true, case: plain };
}

/** Reads every form that is understood, and says what is wrong with the others. */
export function readCaseClosely(input: unknown): ReadGroupingCase {
  const parsed = groupingCaseSchema.safeParse(input);
  if (parsed.success) return { ok: true, case: parsed.data };
  return { ok: false, issues: parsed.error.issues.map((issue) => toIssue(issue, input)) };
}

function toIssue(issue: z.core.$ZodIssue, input: unknown): GroupingCaseIssue {
  const field = issue.path.join('.');
  if (field === '') return { field, value: input, code: 'not-an-object' };
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], input);
  if (value === undefined) return { field, value: null, code: 'missing' };
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  return { field, value, code: codeByExpected[expected] ?? 'not-text' };
}

const codeByExpected: Readonly<Record<string, GroupingCaseIssue['code']>> = {
  string: 'not-text',
  number: 'not-a-number',
  array: 'not-a-code-list',
};
