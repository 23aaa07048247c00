import * as z from 'zod';
import { type Words, wordsSchema } from '../claims/words.ts';
import type { RuleCategory } from './finding.ts';
import type { KnowledgeTable } from './knowledge-points.ts';
import type { RuleDeclaration } from './rule-declarations.ts';

const librarySchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** By rule id, why no settlement list can ever answer the rule. */
  outOfScope: z.record(z.string(), wordsSchema),
  /** Number, id, class, sub-class, name in Chinese and English, in framework 1.0, knowledge points published. */
  rows: z.array(
    z.tuple([
      z.int().positive(),
      z.string().min(1),
      z.enum(['policy', 'management', 'medical'] satisfies RuleCategory[]),
      z.string().min(1),
      z.string().min(1),
      z.string().min(1),
      z.boolean(),
      z.boolean(),
    ]),
  ),
});

/** The rules that the nation has published, whether we have them or not. */
export type NationalLibrary = z.infer<typeof librarySchema>;

/** Checks the stored list. Throws one error that says every mistake. */
export function parseNationalLibrary(input: unknown): NationalLibrary {
  const parsed = librarySchema.safeParse(input);
  if (!parsed.success) throw new Error(`national rule library: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** `needs-data`: runs as soon as a region supplies what it awaits; till then it answers no data. */
export type CoverageState = 'implemented' | 'needs-data' | 'out-of-scope' | 'missing';

/** How one national rule stands with us. */
export interface Coverage {
  readonly number: number;
  readonly id: string;
  readonly name: Words;
  readonly subClass: string;
  readonly state: CoverageState;
  /** What it works from, awaits, or could never have; `null` where the list itself is enough. */
  readonly data: Words | null;
  readonly legalBasis: readonly string[];
}

interface Installed {
  readonly rules: readonly Pick<RuleDeclaration, 'id' | 'legalBasis' | 'awaits'>[];
  readonly tables: readonly KnowledgeTable[];
}

/** Every rule of the national library with its state, in the order of the library. */
export function coverageOf({ rows, outOfScope }: NationalLibrary, installed: Installed): readonly Coverage[] {
  return rows.map(([number, id, , subClass, zh, en]) => {
    const rule = installed.rules.find((declared) => declared.id === id);
    const tables = installed.tables.filter((table) => table.rules.includes(id));
    return {
      number,
      id,
      name: { zh, en },
      subClass,
      ...standing(rule, tables, outOfScope[id]),
      legalBasis: rule?.legalBasis ?? [],
    };
  });
}

function standing(
  rule: Installed['rules'][number] | undefined,
  tables: readonly KnowledgeTable[],
  outOfScope: Words | undefined,
): Pick<Coverage, 'state' | 'data'> {
  if (!rule)
    return outOfScope ? { state: 'out-of-scope', data: outOfScope } : { state: 'missing', data: null };
  if (rule.awaits && tables.every(({ incomplete }) => incomplete))
    return { state: 'needs-data', data: rule.awaits };
  return { state: 'implemented', data: tables.length === 0 ? null : tableWords(tables) };
}

/** Versions of one table are told once, with the rows of the newest. */
function tableWords(tables: readonly KnowledgeTable[]): Words {
  const newest = [...Map.groupBy(tables, ({ id }) => id).values()].map(
    (versions) =>
      versions.toSorted((a, b) => (a.effective_from < b.effective_from ? 1 : -1))[0] as KnowledgeTable,
  );
  return {
    zh: newest.map(({ title, rows }) => `${title.zh} ${rows.length}条`).join('；'),
    en: newest.map(({ title, rows }) => `${title.en}, ${rows.length} rows`).join('; '),
  };
}
