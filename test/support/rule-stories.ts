import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { assessCase } from '../../core/assess-case.ts';
import { caseContextOf } from '../../core/case-context-of.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { wordsSchema } from '../../core/claims/words.ts';
import { buildCaseIndex } from '../../core/rules/build-case-index.ts';
import type { CaseContext } from '../../core/rules/case-context.ts';
import { type KnowledgeTable, parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { speaksOnBills } from '../../core/rules/moments.ts';
import { bindRules, type RuleRun } from '../../core/rules/rule-library.ts';
import { installedKnowledge } from './installed-knowledge.ts';
import { installedRules } from './installed-rules.ts';
import { feeLine, settlementList } from './settlement-lists.ts';

const folder = join(import.meta.dirname, '../fixtures/rules');

const storySchema = z.strictObject({
  /** What happened, as one would tell it to a colleague. */
  story: wordsSchema,
  /** What of {@link settlementList} is different. */
  list: z.record(z.string(), z.unknown()).default({}),
  /** What of {@link feeLine} is different, line by line; serials are L1, L2, … */
  feeLines: z.array(z.record(z.string(), z.unknown())).default([]),
  /** What is known beyond the list: history, level of the hospital, group, baseline. */
  context: z.record(z.string(), z.unknown()).default({}),
  /** Whether the case is first grouped and priced, as its hospital's region does. */
  assessed: z.boolean().default(false),
  /** Small tables for rules whose tables a region supplies; they take the place of incomplete ones. */
  tables: z.array(z.unknown()).default([]),
  /** What a region sets of the rule's parameters. */
  parameters: z.record(z.string(), z.unknown()).default({}),
  expected: z.strictObject({
    verdict: z.enum(['pass', 'fail', 'no-data']),
    /** Of all findings together. */
    amount_fen: z.int().optional(),
    /** References of the evidence of all findings, in their order. */
    evidence: z.array(z.string()).optional(),
  }),
});

/** One case told about one rule, with what the rule must say of it. */
export type RuleStory = z.infer<typeof storySchema> & { readonly rule: string; readonly file: string };

/** Every story below `test/fixtures/rules/<rule>/`. */
export function readStories(): readonly RuleStory[] {
  return readdirSync(folder).flatMap((rule) =>
    readdirSync(join(folder, rule)).map((file) => {
      const input: unknown = JSON.parse(readFileSync(join(folder, rule, file), 'utf8'));
      return { ...storySchema.parse(input), rule, file };
    }),
  );
}

const { declarations, points, references } = installedRules();

/** Runs the story's rule alone, as it is installed. Throws on a story of a rule that is not. */
export function tellStory(told: RuleStory): RuleRun {
  const { rule, list: parts, feeLines, context, assessed, tables } = told;
  const declared = declarations
    .filter(({ id }) => id === rule)
    .map((one) => ({ ...one, parameters: { ...one.parameters, ...told.parameters } }));
  if (declared.length === 0) throw new Error(`no rule ${rule}`);
  const published = points.filter(({ incomplete }) => !incomplete || tables.length === 0);
  const all: readonly KnowledgeTable[] = [...published, ...tables.map(parseKnowledgeTable)];
  const library = bindRules(declared, tablesOf(rule, all), references);
  const lines = feeLines.map((parts, at) => feeLine({ serial: `L${at + 1}`, ...parts }));
  const list = settlementList({ feeLines: lines, ...parts });
  const known = { ...(assessed ? assess(list) : nothingKnown), ...context } as CaseContext;
  const index = buildCaseIndex(list, known);
  return declared.every(speaksOnBills) ? library.run(index) : library.runOnOrders(index);
}

const nothingKnown = { hospitalLevel: null, drg: null, history: null, baseline: null, payment: null };

function assess(list: SettlementList): CaseContext {
  const beyond = { history: null, baselines: new Map() };
  return caseContextOf(list, assessCase(list, installedKnowledge), beyond, installedKnowledge);
}

function tablesOf(rule: string, tables: readonly KnowledgeTable[]): readonly KnowledgeTable[] {
  return tables.filter((table) => table.rules.includes(rule));
}
