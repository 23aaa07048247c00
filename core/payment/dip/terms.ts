import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';
import { byLevelSchema, exitSchema } from '../tariff-schema.ts';

const byInsurance = z.strictObject({
  employee: z.number().positive(),
  resident: z.number().positive(),
  other: z.number().positive(),
});

/**
 * What becomes of the score of a case whose cost is so far off. `whole`: nothing. `ratio`: times the ratio.
 * `excess`: times (ratio − above + 1). `review`: open until a review decides.
 */
const bandPaySchema = z.discriminatedUnion('formula', [
  z.strictObject({ formula: z.literal('whole') }),
  z.strictObject({ formula: z.literal('ratio') }),
  z.strictObject({ formula: z.literal('excess'), above: z.number().positive() }),
  z.strictObject({ formula: z.literal('review') }),
]);

const bandSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: wordsSchema,
  outlier: z.enum(['low', 'normal', 'high']),
  /** Ratio of cost to reference at which the band ends, and whether that ratio is in it; `null`: without end. */
  up_to: z.number().positive().nullable(),
  including: z.boolean(),
  /** Whether the coefficient of the hospital is part of the score in this band. */
  with_coefficient: z.boolean(),
  pay: bandPaySchema,
});

const deviationSchema = z.strictObject({
  /** What a cost is held against. */
  reference: z.enum(['standard', 'mean-by-level']),
  /** From the lowest up. */
  bands: z
    .array(bandSchema)
    .min(1)
    .refine((bands) => bands.every(({ up_to: upTo }, at) => endsAfter(upTo, bands, at)), {
      message: 'must go up, and only the last is without end',
    })
    .refine(
      (bands) =>
        bands.every(({ pay }, at) => pay.formula !== 'excess' || pay.above - 1 <= beginOf(bands, at)),
      {
        message: 'an excess that would take a score below nought',
      },
    ),
  source: z.string().min(1),
});

const dipTermsSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: wordsSchema,
    region: z.string().regex(/^\d{6}$/),
    /** Id of the catalogue whose scores are paid. */
    catalogue: z.string().min(1),
    effective_from: z.iso.date(),
    effective_to: z.iso.date().nullable(),
    source: z.string().min(1),
    notes: z.array(z.string()),
    coefficients: z.strictObject({
      by_level: byLevelSchema,
      /** By `fixmedins_code`, in the place of that of the level. Groups of primary care have none. */
      institutions: z.record(z.string().regex(/^[A-Z]\d{11}$/), z.number().positive()),
    }),
    auxiliary: z.strictObject({
      applied: z.boolean(),
      /** Whether a cost is held against the reference times the factor. */
      in_reference: z.boolean(),
    }),
    deviation: deviationSchema,
    /** A case beyond the ratio may ask for a review of its own; how many do is the settlement policy's quota. */
    review: z.strictObject({ above_ratio: z.number().positive() }).nullable(),
    /** Cases that keep a rule of their own; the first that fits holds. `groups` are codes of the catalogue. */
    exits: z.array(exitSchema),
    /** A case in no group, or in one without a score. */
    without_score: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('open') }),
      z.strictObject({ method: z.literal('by-item'), share: z.number().positive().max(1) }),
    ]),
    /** Budgeted point value: fen of a point, as a decimal. */
    point_value_fen: byInsurance,
    /** The fund's part of a payment: as of a tariff, or one ratio for all. */
    fund: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('pro-rata') }),
      z.strictObject({ method: z.literal('after-personal') }),
      z.strictObject({ method: z.literal('ratio'), ratio: byInsurance }),
    ]),
  })
  .refine(({ effective_from: from, effective_to: to }) => to === null || to >= from, {
    path: ['effective_to'],
    message: 'lies before the first day',
  });

/** How a region scores and pays cases by DIP, as stored under `knowledge/dip/terms`. */
export type DipTerms = Readonly<z.infer<typeof dipTermsSchema>>;

export type DeviationBand = DipTerms['deviation']['bands'][number];

/** Checks stored terms. Throws one error that lists every mistake. */
export function parseDipTerms(input: unknown): DipTerms {
  const parsed = dipTermsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`DIP terms: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function endsAfter(
  upTo: number | null,
  bands: readonly { readonly up_to: number | null }[],
  at: number,
): boolean {
  const before = beginOf(bands, at);
  return at === bands.length - 1 ? upTo === null : upTo !== null && upTo > before;
}

function beginOf(bands: readonly { readonly up_to: number | null }[], at: number): number {
  return bands[at - 1]?.up_to ?? 0;
}
