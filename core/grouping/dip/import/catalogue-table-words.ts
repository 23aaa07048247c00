import * as z from 'zod';
import { coreStages } from '../catalogue.ts';
import { treatments } from '../treatment.ts';

const names = z.array(z.string().min(1)).min(1);
const range = z.strictObject({ from: z.number(), to: z.number() });

const columnSchema = z.enum([
  'code',
  'principal',
  'procedures',
  'related',
  'other',
  'title',
  'class',
  'treatment',
  'score',
  'cases',
  'cv',
  'mean_3_yuan',
  'mean_2_yuan',
  'mean_1_yuan',
  'primary_care',
]);

/** How areas call the columns and values of their catalogues, as stored with the dictionaries. */
export const catalogueTableWordsSchema = z.strictObject({
  source: z.string().min(1),
  columns: z.array(z.strictObject({ column: columnSchema, names, optional: z.boolean().optional() })),
  classes: z.record(z.enum([...coreStages, 'comprehensive']), names),
  treatments: z.record(z.enum(treatments), names),
  /** What stands where a group is without operations. */
  noOperation: names,
  /** Signs that areas use for `+` and `|`. */
  together: names,
  oneOf: names,
  yes: names,
  no: names,
  /** Both ends included. */
  ranges: z.record(z.enum(['score', 'cases', 'cv', 'mean_yuan']), range),
});

export type CatalogueTableWords = Readonly<z.infer<typeof catalogueTableWordsSchema>>;
export type TableColumn = z.infer<typeof columnSchema>;
