import * as z from 'zod';
import type { FactSource } from './fact-source.ts';
import type { ImportIssue } from './import-issue.ts';
import { type ShapeProblem, shapeProblem } from './shape-problem.ts';

const entry = z.string().min(1);

/** Table by code, without the entries that cannot be read. */
export function readTableByCode(source: FactSource, issues: ImportIssue[]): Record<string, string> {
  const table = wholeOf(source, z.record(z.string(), z.unknown()), issues) ?? {};
  return Object.fromEntries(
    Object.entries(table).filter(([code, value]) => isEntry(value, [code], source, issues)),
  ) as Record<string, string>;
}

/** Codes, without the entries that cannot be read. */
export function readCodeList(source: FactSource, issues: ImportIssue[]): string[] {
  const list = wholeOf(source, z.array(z.unknown()).min(1), issues) ?? [];
  return list.filter((value, i) => isEntry(value, [i], source, issues)) as string[];
}

function wholeOf<T>({ value, place }: FactSource, schema: z.ZodType<T>, issues: ImportIssue[]): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const problem: ShapeProblem = first ? shapeProblem(first, value) : { kind: 'other' };
  issues.push({ code: 'shape', place: place([]), problem });
  return null;
}

function isEntry(
  value: unknown,
  path: readonly PropertyKey[],
  { place }: FactSource,
  issues: ImportIssue[],
): boolean {
  const found = entry.safeParse(value).error?.issues ?? [];
  for (const issue of found)
    issues.push({ code: 'shape', place: place(path), problem: shapeProblem(issue, value) });
  return found.length === 0;
}
