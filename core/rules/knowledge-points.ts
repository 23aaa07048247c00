import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const code = z.string().min(1);
const name = z.string().min(1);
const sex = z.enum(['male', 'female']);

/** `day`: one calendar day; `visit`: the whole stay; `clock-hour`: from 10:00 to 10:59, say. */
const chargingPeriod = z.enum(['day', 'visit', '6-hours', 'clock-hour']);

const metadata = {
  /** Versions of one table share it; their effective dates do not overlap. */
  id: z.string().min(1),
  /** The rules that this table serves. */
  rules: z.array(z.string().min(1)).min(1),
  title: wordsSchema,
  source: z.string().min(1),
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
};

const knowledgeTableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...metadata, kind: z.literal('sex'), rows: z.array(z.tuple([code, name, sex])) }),
  z.strictObject({ ...metadata, kind: z.literal('children'), rows: z.array(z.tuple([code, name])) }),
  z.strictObject({
    ...metadata,
    kind: z.literal('visit-type'),
    rows: z.array(z.tuple([code, name, z.literal('inpatient')])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('facility-level'),
    /** Code, name, lowest level of hospital. */
    rows: z.array(z.tuple([code, name, z.literal([1, 2, 3])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('payment-course'),
    /** Code, name, payable days. */
    rows: z.array(z.tuple([code, name, z.int().positive()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('frequency'),
    /** Code, name, most units a calendar day, and what a unit is. */
    rows: z.array(z.tuple([code, name, z.number().positive(), z.enum(['times', 'hours'])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('duplicate-charge'),
    /** Period, the containing item's code and name, the contained item's code and name. */
    rows: z.array(z.tuple([chargingPeriod, code, name, code, name])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('procedure-family'),
    /** Code, name, family; an operation may belong to several families. */
    rows: z.array(z.tuple([code, name, name])),
  }),
]);

/** One table of published knowledge points, as stored under `knowledge/points`. */
export type KnowledgeTable = z.infer<typeof knowledgeTableSchema>;

/** What a table limits; each check asks for one kind. */
export type TableKind = KnowledgeTable['kind'];

export type TableOfKind<K extends TableKind> = Extract<KnowledgeTable, { kind: K }>;

export type ChargingPeriod = z.infer<typeof chargingPeriod>;

/** Checks a stored table. Throws one error that lists every mistake. */
export function parseKnowledgeTable(input: unknown): KnowledgeTable {
  const parsed = knowledgeTableSchema.safeParse(input);
  if (!parsed.success) throw new Error(`knowledge points: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
