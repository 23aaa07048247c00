import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const code = z.string().min(1);
const sex = z.enum(['male', 'female']);

const metadata = {
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** `null` where no day was published: in force on every day. */
  effective_from: z.iso.date().nullable(),
  effective_to: z.iso.date().nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
};

/** `range`: the code lies in a range of the classification; `name`: its name holds a telling word. */
const basis = z.enum(['range', 'name']);

const ageGroup = z.strictObject({
  words: wordsSchema,
  /** Whole years, both included; `null` is no bound. */
  from_years: z.int().nonnegative(),
  to_years: z.int().nonnegative().nullable(),
});

const codingTableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...metadata, kind: z.literal('grey-codes'), rows: z.array(code) }),
  z.strictObject({
    ...metadata,
    kind: z.literal('diagnosis-sex'),
    rows: z.array(z.tuple([code, sex, basis])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('diagnosis-age'),
    groups: z.record(z.string(), ageGroup),
    rows: z.array(z.tuple([code, z.string(), basis])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('never-principal'),
    reasons: z.record(z.string(), wordsSchema),
    rows: z.array(z.tuple([code, z.string()])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('procedure-kind'),
    rows: z.array(z.tuple([code, z.enum(['operation', 'interventional', 'therapeutic', 'diagnostic'])])),
  }),
  z.strictObject({ ...metadata, kind: z.literal('procedure-sex'), rows: z.array(z.tuple([code, sex])) }),
  z.strictObject({
    ...metadata,
    kind: z.literal('procedure-diagnosis'),
    /** A procedure and every diagnosis that it is listed for. */
    rows: z.array(z.tuple([code, z.array(code).min(1)])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('plausible-values'),
    stay: z.strictObject({ to_days: z.int().positive(), day_surgery_to_days: z.int().positive() }),
    newborn: z.strictObject({
      from_grams: z.int().positive(),
      to_grams: z.int().positive(),
      weighed_to_days: z.int().positive(),
    }),
  }),
]);

/** One table of what a coder looks things up in, as stored under `knowledge/codes`. */
export type CodingTable = z.infer<typeof codingTableSchema>;

export type CodingTableOf<K extends CodingTable['kind']> = Extract<CodingTable, { kind: K }>;

export type Certainty = CodingTable['certainty'];

export type ProcedureKind = CodingTableOf<'procedure-kind'>['rows'][number][1];

/** Checks a stored table. Throws one error that lists every mistake, names without a definition included. */
export function parseCodingTable(input: unknown): CodingTable {
  const parsed = codingTableSchema.safeParse(input);
  if (!parsed.success) throw new Error(`coding table: ${z.prettifyError(parsed.error)}`);
  const undefinedNames = namesWithoutDefinition(parsed.data);
  if (undefinedNames.length > 0)
    throw new Error(`coding table ${parsed.data.id}: not defined: ${undefinedNames.join(', ')}`);
  return parsed.data;
}

function namesWithoutDefinition(table: CodingTable): readonly string[] {
  if (table.kind !== 'diagnosis-age' && table.kind !== 'never-principal') return [];
  const defined = table.kind === 'diagnosis-age' ? table.groups : table.reasons;
  return [...new Set(table.rows.map(([, name]) => name))].filter((name) => !Object.hasOwn(defined, name));
}
