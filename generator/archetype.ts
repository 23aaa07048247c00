import * as z from 'zod';

const range = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const codes = z.array(z.string().min(1));

const outcomeSchema = z.strictObject({
  /** The CHS-DRG 1.1 group that the codes lead to. */
  drg: z.string().length(4),
  share: z.number().positive(),
  /** Complications, one of which makes the case this severe; empty for the uncomplicated case. */
  oneOf: codes,
  medianCostYuan: z.number().positive(),
  losDays: range,
});

const archetypeSchema = z.strictObject({
  id: z.string().min(1),
  share: z.number().positive(),
  department: z.string().min(1),
  minHospitalLevel: z.literal([1, 2, 3]),
  profile: z.string().min(1),
  sex: z.enum(['male', 'female', 'any']),
  ageYears: range,
  /** For newborns, instead of years. */
  ageDays: range.nullable(),
  newbornWeightGrams: range.nullable(),
  principal: codes.min(1),
  alwaysSecondary: codes,
  /** Diagnoses that change nothing in the group. */
  minorSecondary: codes,
  /** One of these is the main procedure; empty where none is done. */
  procedures: codes,
  /** Catalogue codes of the operation, one of which is billed. */
  operations: codes,
  /** `anst_way`. */
  anaesthesia: z.string().nullable(),
  daySurgeryShare: z.number().min(0).max(1),
  /** Treated in announced cycles. */
  planned: z.boolean(),
  outcomes: z.array(outcomeSchema).min(1),
});

const bookSchema = z.strictObject({
  source: z.string().min(1),
  /** How costs differ by level of hospital and by region. */
  costIndex: z.strictObject({
    level: z.record(z.string(), z.number().positive()),
    region: z.record(z.string(), z.number().positive()),
  }),
  archetypes: z.array(archetypeSchema).min(1),
});

/** A kind of stay: who comes, with what, what is done, for how long and at what cost. */
export type Archetype = z.infer<typeof archetypeSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type ArchetypeBook = z.infer<typeof bookSchema>;

/** Throws one error that lists every mistake. */
export function parseArchetypeBook(input: unknown): ArchetypeBook {
  const parsed = bookSchema.safeParse(input);
  if (!parsed.success) throw new Error(`archetypes: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
