import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const text = z.string().min(1);
const classCode = z.string().regex(/^[XZ][0-9A-Z]{1,5}$/);
/** 甲类: paid in full by the fund's rules; 乙类: the patient bears a part first. */
const payClass = z.enum(['A', 'B']);
const section = z.enum([
  'western',
  'patent-medicine',
  'negotiated-western',
  'negotiated-patent-medicine',
  'bid',
]);

const metadata = {
  id: text,
  title: wordsSchema,
  source: text,
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
};

const drugTableSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...metadata,
    kind: z.literal('catalogue'),
    /** Section, number, pay class, class, name, form; first and last day of an agreement. */
    rows: z.array(
      z.tuple([
        section,
        text,
        payClass,
        classCode,
        text,
        text.nullable(),
        z.iso.date().nullable(),
        z.iso.date().nullable(),
      ]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('classes'),
    /** Class code of two to six characters, name. */
    rows: z.array(z.tuple([classCode, text])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('products'),
    /** Class, substance, form, name; name and pay class in the catalogue, where it is linked. */
    rows: z.array(
      z.tuple([
        classCode,
        z.string().length(4),
        z.string().length(4),
        text,
        text.nullable(),
        z.enum(['A', 'B', 'A-or-B']).nullable(),
      ]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('forms'),
    /** Form code, and what it mostly is; `null` where the names do not agree. */
    rows: z.array(z.tuple([z.string().length(4), text.nullable()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('antibacterials'),
    /** Class, name in the catalogue, form. */
    rows: z.array(z.tuple([classCode, text, text.nullable()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('slices'),
    /** Name of the TCM slice, and whether it is payable when given alone. */
    rows: z.array(z.tuple([text, z.boolean()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('controlled'),
    rows: z.array(
      z.tuple([text, z.enum(['narcotic', 'psychotropic-1', 'psychotropic-2', 'toxic-western', 'toxic-tcm'])]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('name-parts'),
    /** What names begin or end with that is no part of the substance: salts, forms, routes. */
    rows: z.array(z.tuple([text, z.enum(['beginning', 'ending'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('high-alert'),
    /** Name, level: A is the highest alert. */
    rows: z.array(z.tuple([text, z.enum(['A', 'B', 'C'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('daily-doses'),
    /** Name in English and Chinese, route, defined daily dose and its unit: grams or million units. */
    rows: z.array(
      z.tuple([
        text,
        text.nullable(),
        z.enum(['oral', 'parenteral']),
        z.number().positive(),
        z.enum(['g', 'MU']),
      ]),
    ),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('unit-doses'),
    /** Drug code, Chinese name and route as the daily doses have them, and how much of it one billed unit holds. */
    rows: z.array(z.tuple([text, text, z.enum(['oral', 'parenteral']), z.number().positive()])),
  }),
]);

/** One table of the national drug catalogue and what belongs to it, as stored under `knowledge/drugs`. */
export type DrugTable = z.infer<typeof drugTableSchema>;

/** Checks a stored table. Throws one error that lists every mistake. */
export function parseDrugTable(input: unknown): DrugTable {
  const parsed = drugTableSchema.safeParse(input);
  if (!parsed.success) throw new Error(`drug table: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
