import * as z from 'zod';

const names = z.array(z.string().min(1)).min(1);

const codeField = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['dx', 'proc']),
  /** The principal diagnosis or main procedure, or all the others. */
  among: z.enum(['first', 'secondary']),
});

const valueField = z.strictObject({
  name: z.string().min(1),
  value: z.enum(['ageYears', 'ageDays', 'weightGrams', 'losDays', 'sex', 'dischargeWay']),
  /** How sure it is that the published workbook uses this name. */
  certainty: z.enum(['published', 'front-page-name']),
});

/** What columns are called: one that contains any of these words. */
const columns = z.record(z.string(), names);

/** How the national workbook calls its sheets, columns, fields and signs, as stored with the dictionaries. */
export const ruleVocabularySchema = z.strictObject({
  source: z.string().min(1),
  sheets: z.record(z.enum(['mdc', 'adrg', 'drg', 'sets', 'complications', 'exclusions']), names),
  columns,
  codeFields: z.array(codeField),
  valueFields: z.array(valueField),
  /** The set of operations that count. */
  qualifyingSet: z.string().min(1),
  /** Beginnings of set ids, which say what a set holds. */
  setPrefixes: z.record(z.enum(['dx', 'proc']), names),
  /** Words for ∩, in lower case. */
  intersection: z.array(z.string()),
});

export type RuleVocabulary = Readonly<z.infer<typeof ruleVocabularySchema>>;
