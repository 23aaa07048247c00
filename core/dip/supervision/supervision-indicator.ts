import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

const points = z.number().positive().max(1);
const groupCases = z.int().positive();

/** What a case is held against; every one is of a case in a group of the catalogue. */
const formulaSchema = z.discriminatedUnion('kind', [
  /** Without an operation, short, and cheap beside the mean of its group: the points of the lowest band it is below. */
  z.strictObject({
    kind: z.literal('low-cost'),
    maxDays: z.int().positive(),
    /** Ways of discharge that explain a short, cheap stay. */
    exemptDischargeWays: z.array(z.enum(['transfer', 'against-advice', 'died'])),
    /** A mean of fewer cases is none. */
    groupCases,
    bands: z.array(z.strictObject({ below: z.number().positive(), points })).min(1),
  }),
  /** Longer than the mean stay of its group: the points of the highest band it is above. */
  z.strictObject({
    kind: z.literal('long-stay'),
    groupCases,
    bands: z.array(z.strictObject({ above: z.number().positive(), points })).min(1),
  }),
  /** A death in a group in which fewer die; of other groups nothing is asked. */
  z.strictObject({
    kind: z.literal('death'),
    mortalityBelow: z.number().positive().max(1),
    groupCases,
  }),
  /** Back so soon, as the rule on unplanned readmissions has it. */
  z.strictObject({ kind: z.literal('readmission'), withinDays: z.int().positive() }),
  /** Ratio of the cost to its reference, as the terms of payment hold it. */
  z.strictObject({
    kind: z.literal('deviation'),
    side: z.enum(['above', 'below']),
    ratio: z.number().positive(),
  }),
  /** A finding of a rule that looks at a person's other stays. */
  z.strictObject({ kind: z.literal('finding'), rule: z.string().min(1) }),
  /** What a review of its record found. */
  z.strictObject({ kind: z.literal('record'), verdict: z.enum(['compliant', 'up-coded', 'down-coded']) }),
]);

const supervisionIndicatorSchema = z.strictObject({
  /** Kebab-case, never renamed. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: wordsSchema,
  meaning: wordsSchema,
  formula: formulaSchema,
  better: z.enum(['higher', 'lower']),
  /** Of the cases it is asked of, so large a share must be known, or there are no data; left out, any will do, as of a sample. */
  knownLeast: z.number().gt(0).max(1).optional(),
  source: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
});

const supervisionSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  indicators: z
    .array(supervisionIndicatorSchema)
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { message: 'one stands twice' }),
});

/** How DIP behaviour is watched (违规行为监管辅助目录): `knowledge/indicators/dip-supervision.json`. */
export type Supervision = Readonly<z.infer<typeof supervisionSchema>>;

export type SupervisionIndicator = Supervision['indicators'][number];

export type RecordVerdict = Extract<SupervisionIndicator['formula'], { kind: 'record' }>['verdict'];

/** Checks stored indicators. Throws one error that lists every mistake. */
export function parseSupervision(input: unknown): Supervision {
  const parsed = supervisionSchema.safeParse(input);
  if (!parsed.success) throw new Error(`DIP supervision: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
