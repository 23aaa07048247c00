import type * as z from 'zod';
import { convertSchemeFacts } from './convert-scheme-facts.ts';
import { findFactContradictions } from './find-fact-contradictions.ts';
import type { FactPlace, ImportIssue, Place, SchemeReading } from './import-issue.ts';
import { type FactFile, factFiles, type SchemeFacts, schemeFactSchemas } from './scheme-facts.ts';

/** Reads the files of a scheme in the neutral form, parsed from JSON; `undefined` stands for a missing one. */
export function readSchemeFacts(files: Readonly<Record<string, unknown>>): SchemeReading {
  const issues: ImportIssue[] = [];
  const read = factFiles.map((file) => [file, readFile(file, files[file], issues)] as const);
  if (read.some(([, facts]) => facts === null)) return { draft: null, issues, places: new Map() };
  const facts = Object.fromEntries(read) as SchemeFacts;
  issues.push(...findFactContradictions(facts));
  return { draft: convertSchemeFacts(facts), issues, places: placesOf(facts) };
}

function readFile(file: FactFile, content: unknown, issues: ImportIssue[]): unknown {
  if (content === undefined) {
    issues.push({ code: 'file-missing', place: null, file });
    return null;
  }
  const parsed = schemeFactSchemas[file].safeParse(content);
  if (parsed.success) return parsed.data;
  const place = (path: readonly PropertyKey[]): FactPlace => ({ file, path: path.join('.') });
  const strange = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (strange.length < parsed.error.issues.length || strange.some(isInCondition)) {
    for (const { path, message } of parsed.error.issues)
      issues.push({ code: 'shape', place: place(path), message });
    return null;
  }
  for (const { path, keys } of strange)
    for (const key of keys) issues.push({ code: 'unknown-key', place: place(path), key });
  return schemeFactSchemas[file].parse(withoutKeys(content, strange));
}

/** A word that a condition does not know changes what it means; elsewhere it is only a remark. */
function isInCondition({ path }: z.core.$ZodIssue): boolean {
  return path.includes('when') || path.includes('entry');
}

function withoutKeys(content: unknown, strange: readonly z.core.$ZodIssueUnrecognizedKeys[]): unknown {
  const copy = JSON.parse(JSON.stringify(content)) as unknown;
  for (const { path, keys } of strange) {
    const owner = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], copy);
    for (const key of keys) delete (owner as Record<string, unknown>)[key];
  }
  return copy;
}

function placesOf(facts: SchemeFacts): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const note = (file: FactFile, groups: readonly string[]) => {
    for (const [i, group] of groups.entries())
      if (!places.has(group)) places.set(group, { file, path: String(i) });
  };
  note(
    'mdc.json',
    facts['mdc.json'].map(({ code }) => code),
  );
  note(
    'adrg.json',
    facts['adrg.json'].map(({ id }) => id),
  );
  note(
    'drg.json',
    facts['drg.json'].map(({ code }) => code),
  );
  return places;
}
