import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';

/** A day by its distance from that of the script, with a time: `D-2 09:20`. */
const whenSchema = z.string().regex(/^D(?:[-+]\d+)? \d{2}:\d{2}$/);
const clockSchema = z.string().regex(/^\d{2}:\d{2}$/);
const name = z.string().min(1);

const itemSchema = z.strictObject({
  /** National code; of a drug that is known by name only, one of the national shape. */
  code: name,
  name,
  kind: z.enum(['drug', 'service']),
  /** `med_chrgitm_type`. */
  category: z.string().regex(/^\d{2}$/),
  price_yuan: z.number().positive(),
});

const patientSchema = z.strictObject({
  /** Who it is to a reader; the wire never names anybody. */
  who: wordsSchema,
  person: name,
  sex: z.enum(['1', '2']),
  born: z.iso.date(),
  department: name,
  attending: name,
  admitted: whenSchema,
  diagnoses: z.array(z.tuple([name, name])).min(1),
});

const orderedSchema = z.strictObject({
  item: name,
  quantity: z.number().positive(),
  days: z.int().positive().optional(),
  /** Goes on until it is stopped. */
  long_term: z.boolean().default(false),
});

const answerSchema = z.strictObject({
  does: z.enum(['override', 'change']),
  /** In the doctor's own words: all that NHSA 3103 knows. */
  reason: name.optional(),
  /** Of the reasons that a card offers. */
  code: name.optional(),
});

const expectationSchema = z.strictObject({
  /** Rules of the warnings shown, in any order. */
  shown: z.array(name),
  /** How many were kept back, and why. */
  withheld: z.partialRecord(z.enum(['repeated', 'muted', 'beyond-limit']), z.int().positive()).optional(),
});

const asking = {
  at: clockSchema,
  says: wordsSchema,
  through: z.enum(['nhsa', 'cds-hooks']),
  orders: z.array(orderedSchema).min(1),
  expect: expectationSchema,
};

const orderStepSchema = z.strictObject({
  does: z.literal('order'),
  ...asking,
  by: name,
  patient: name,
  /** What the doctor does about each warning, by rule; a rule left out goes unanswered. */
  answers: z.record(z.string(), answerSchema).default({}),
});

const stepSchema = z.discriminatedUnion('does', [
  orderStepSchema,
  /** The last call once more, byte for byte: the client heard no answer. */
  z.strictObject({ does: z.literal('retry'), at: clockSchema, says: wordsSchema }),
  /** The same order for many patients alike, by several doctors in turn. */
  z.strictObject({
    does: z.literal('round'),
    ...asking,
    doctors: z.array(name).min(1),
    like: name,
    answers: z.array(answerSchema.extend({ times: z.int().positive() })).min(1),
  }),
  /** Settlement lists that reach the office's bucket, and are audited. */
  z.strictObject({
    does: z.literal('upload'),
    at: clockSchema,
    says: wordsSchema,
    hospital: name,
    stays: z.array(
      z.strictObject({
        patient: name,
        department: name,
        doctor: name,
        admitted: whenSchema,
        discharged: whenSchema,
        lines: z
          .array(z.strictObject({ item: name, quantity: z.number().positive(), at: whenSchema }))
          .min(1),
      }),
    ),
  }),
  /** What a doctor finds in the inbox. */
  z.strictObject({
    does: z.literal('alerts'),
    at: clockSchema,
    says: wordsSchema,
    user: name,
    expect: z.array(name).min(1),
  }),
  /** What became of a department's warnings, and what is proposed. */
  z.strictObject({
    does: z.literal('report'),
    at: clockSchema,
    says: wordsSchema,
    department: name,
    expect: z.array(z.strictObject({ rule: name, proposal: name })).min(1),
  }),
  z.strictObject({
    does: z.literal('mute'),
    at: clockSchema,
    says: wordsSchema,
    rule: name,
    department: name,
    /** Counted from today. */
    days: z.tuple([z.int().nonnegative(), z.int().positive()]),
    by: name,
    why: name,
  }),
  /** An order of tomorrow: checked by the core with the decisions as the stack keeps them. */
  orderStepSchema.omit({ does: true, answers: true, through: true }).extend({ does: z.literal('tomorrow') }),
]);

const scriptSchema = z.strictObject({
  title: wordsSchema,
  source: name,
  hospital: name,
  doctors: z.record(
    z.string(),
    z.strictObject({ code: name, name, title: z.string().regex(/^23[1-5]$/), department: name }),
  ),
  patients: z.record(z.string(), patientSchema),
  items: z.record(z.string(), itemSchema),
  steps: z.array(stepSchema).min(1),
});

/** A day on a ward: who orders what, when, through which protocol, and what is expected to be said of it. */
export type WardScript = Readonly<z.infer<typeof scriptSchema>>;
export type WardStep = WardScript['steps'][number];
export type StepOf<Does extends WardStep['does']> = Extract<WardStep, { does: Does }>;
export type WardPatient = z.infer<typeof patientSchema>;
export type WardAnswer = z.infer<typeof answerSchema>;

/** Checks a script. Throws one error that lists every mistake. */
export function parseWardScript(input: unknown): WardScript {
  const parsed = scriptSchema.safeParse(input);
  if (!parsed.success) throw new Error(`ward day: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
