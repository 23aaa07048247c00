import * as z from 'zod';
import { coreStages } from '../catalogue.ts';

const names = z.array(z.string().min(1)).min(1);

/** Sheets that list codes, beside those of core groups, which are called as their stages. */
const listSheets = ['resistance', 'excludedPrincipals', 'excludedOperations', 'primaryCare'] as const;

const columnSchema = z.enum([
  'class',
  'number',
  'title',
  'principal',
  'principalTitle',
  'main',
  'mainTitle',
  'related',
  'relatedTitle',
  'other',
  'otherTitle',
  'degree',
  'area',
  'age',
  'weight',
  'resistant',
  'resistantRule',
  'note',
]);

const sheetSchema = z.strictObject({
  kind: z.enum([...coreStages, ...listSheets]),
  names,
  /** As published; of use where no header is known. */
  headerRows: z.int().positive(),
  /** Letters before the number of its groups. */
  class: z.string().min(1).optional(),
  /** Put behind the number where sheets of one class give it twice. */
  suffix: z.string().min(1).optional(),
  /** In the published order. */
  columns: z.array(columnSchema).min(1),
  /** Known under a header of the body, or in other editions; they have no place in the order. */
  elsewhere: z.array(columnSchema).optional(),
  /** Without these the sheet cannot be read. */
  required: z.array(columnSchema).min(1),
});

const pattern = z.string().refine(isPattern, 'no regular expression');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** How the national workbook of DIP calls its sheets, columns and values, as stored with the dictionaries. */
export const dipVocabularySchema = z.strictObject({
  source: z.string().min(1),
  sheets: z.array(sheetSchema),
  /** What columns are called. A name may serve several: the first in the order of the sheet takes it. */
  columns: z.partialRecord(columnSchema, names),
  yes: names,
  no: names,
  newborns: z.strictObject({
    /** A row of early groups with nothing but these is one of newborns. */
    principal: z.string().min(1),
    /** Where the row does not say it. */
    ageDaysUnder: z.int().positive(),
    age: pattern,
    /** From and to, in grams, both included. */
    weight: pattern,
    weightTo: pattern,
    weightUnder: pattern,
  }),
  /** What the notes on excluded operations say. */
  operationNotes: z.strictObject({
    conservative: names,
    next: names,
    /** Its first group is the cell of principal diagnoses beside which the operation counts. */
    unless: pattern,
  }),
  /** A single text that begins so is no entry of a list. */
  remarks: names,
  /** Among the other diagnoses it tells that tuberculosis is resistant. */
  resistanceMark: z.string().min(1),
});

export type DipVocabulary = Readonly<z.infer<typeof dipVocabularySchema>>;
export type DipSheetKind = DipVocabulary['sheets'][number]['kind'];
export type DipColumn = z.infer<typeof columnSchema>;
export type DipSheetLayout = DipVocabulary['sheets'][number];
