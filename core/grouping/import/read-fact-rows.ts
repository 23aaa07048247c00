import type * as z from 'zod';
import type { FactSource } from './fact-source.ts';
import type { ImportIssue } from './import-issue.ts';
import type { AdrgFacts, DrgFacts, MdcFacts } from './scheme-facts.ts';
import { shapeProblem } from './shape-problem.ts';
import { readableCondition } from './unknown-condition.ts';

/** A row of a list of groups, as far as it could be read. */
export interface FactRow<T> {
  readonly facts: T;
  /** In its file, from 0. */
  readonly index: number;
  /** Fields, or lists such as `sets.dx`, of which nothing may be concluded. */
  readonly unread: ReadonlySet<string>;
}

/** Reads row by row: what is wrong in one leaves the rest of it, and the others, to be checked. */
export function readFactRows<T>(
  source: FactSource,
  schema: z.ZodType<T>,
  issues: ImportIssue[],
): readonly FactRow<T>[] {
  const { value, place } = source;
  if (!Array.isArray(value)) {
    issues.push(shapeIssue(place([]), { kind: 'wrong-type', expected: 'list', found: 'object' }));
    return [];
  }
  return value.map((raw, index) => readRow(raw, index, source, schema, issues));
}

function readRow<T>(
  raw: unknown,
  index: number,
  { place }: FactSource,
  schema: z.ZodType<T>,
  issues: ImportIssue[],
): FactRow<T> {
  const strange = issuesOf(schema, raw).filter(isStrangeKey);
  for (const { path, keys } of strange)
    for (const key of keys) issues.push({ code: 'unknown-key', place: place([index, ...path, key]), key });
  const known = withoutKeys(raw, strange);
  const wrong = withoutEchoes(issuesOf(schema, known));
  for (const issue of wrong) {
    const problem = shapeProblem(issue, valueAt(known, issue.path));
    issues.push(shapeIssue(place([index, ...issue.path]), problem));
  }
  const unread = new Set(wrong.flatMap(({ path }) => unreadNames(path)));
  return { facts: (unread.size > 0 ? repaired(known, unread) : known) as T, index, unread };
}

function shapeIssue(
  place: ReturnType<FactSource['place']>,
  problem: ReturnType<typeof shapeProblem>,
): ImportIssue {
  return { code: 'shape', place, problem };
}

function issuesOf(schema: z.ZodType, value: unknown): readonly z.core.$ZodIssue[] {
  return schema.safeParse(value).error?.issues ?? [];
}

/** A word that a condition does not know changes what it means; elsewhere it is only a remark. */
function isStrangeKey(issue: z.core.$ZodIssue): issue is z.core.$ZodIssueUnrecognizedKeys {
  const isInCondition = issue.path.includes('when') || issue.path.includes('entry');
  return issue.code === 'unrecognized_keys' && !isInCondition;
}

/** A condition with an unknown word has no known one either; that is one mistake. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const strange = new Set(
    issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('.')),
  );
  return issues.filter(({ code, path }) => code !== 'custom' || !strange.has(path.join('.')));
}

function withoutKeys(content: unknown, strange: readonly z.core.$ZodIssueUnrecognizedKeys[]): unknown {
  if (strange.length === 0) return content;
  const copy = structuredCloneOf(content);
  for (const { path, keys } of strange)
    for (const key of keys) delete (valueAt(copy, path) as Record<string, unknown>)[key];
  return copy;
}

function structuredCloneOf(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content));
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], content);
}

/** The row as a whole is everything in it. */
function unreadNames([field, list]: readonly PropertyKey[]): readonly string[] {
  if (field === undefined) return Object.keys(fields);
  const isOfLists = field === 'sets' || field === 'procClasses';
  return [isOfLists && list !== undefined ? `${String(field)}.${String(list)}` : String(field)];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
const lists = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, list]) => [name, texts(list)]))
    : {};

/** What stays of a field that is not of its form. */
const fields: Readonly<
  Record<keyof MdcFacts | keyof AdrgFacts | keyof DrgFacts, (value: unknown) => unknown>
> = {
  code: text,
  id: text,
  adrg: text,
  branch: text,
  mdc: text,
  title: text,
  order: () => 0,
  type: () => 'medical',
  entry: readableCondition,
  when: readableCondition,
  principalDx: texts,
  adrgOrder: texts,
  drgs: texts,
  sets: lists,
  procClasses: lists,
  ambiguous: () => null,
  sites: () => undefined,
  siteOfDxInSeveralSites: () => undefined,
  siteRule: () => undefined,
};

function repaired(row: unknown, unread: ReadonlySet<string>): unknown {
  const given: Record<string, unknown> = typeof row === 'object' && row !== null ? { ...row } : {};
  for (const name of unread) {
    const field = name.split('.')[0] as keyof typeof fields;
    given[field] = fields[field]?.(given[field]);
  }
  return given;
}
