import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

/** Names of a tally with the factor by which each is counted: `{"costFen": 1}`. */
const termsSchema = z.record(z.string().min(1), z.number());

/**
 * How an indicator is made of a unit's sums. `ratio` and `sum` read its tally; `groups` counts the groups it treated;
 * `consumption` is the cost or time consumption index; `low-risk-mortality` looks at the area's low-risk groups;
 * `growth` is the change of another indicator against the same period a year before, as a share of it; `given` is
 * imported.
 */
const formulaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), above: termsSchema, below: termsSchema }),
  z.strictObject({ kind: z.literal('sum'), of: termsSchema }),
  z.strictObject({ kind: z.literal('groups') }),
  z.strictObject({ kind: z.literal('consumption'), of: z.enum(['cost', 'time']) }),
  z.strictObject({ kind: z.literal('low-risk-mortality') }),
  z.strictObject({ kind: z.literal('growth'), of: z.string().min(1) }),
  z.strictObject({ kind: z.literal('given') }),
]);

/**
 * Where yellow and red begin. `fixed`: values of the indicator. `peers`: shares of the peers that do better (0.8 is
 * the 80th percentile). `history`: times the mean of the unit's own twelve months before.
 */
const thresholdSchema = z.strictObject({
  basis: z.enum(['fixed', 'peers', 'history']),
  yellow: z.number(),
  red: z.number(),
  source: z.string().min(1),
});

const managementIndicatorSchema = z.strictObject({
  /** Kebab-case, never renamed. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: wordsSchema,
  /** What it says and how it is made, for the reader of a report. */
  meaning: wordsSchema,
  dimension: z.enum(['volume', 'outcome', 'cost', 'experience', 'compliance', 'payment']),
  /** The group within the dimension: medical cost, resource use, clinical outcome, … */
  level1: wordsSchema,
  formula: formulaSchema,
  /** Of the value: money in fen, shares as fractions of one. */
  unit: z.enum(['count', 'weight', 'index', 'fen', 'days', 'share', 'ddd-per-100-days', 'minutes', 'score']),
  /** Which way is good; `neither` is shown and never lit. */
  better: z.enum(['higher', 'lower', 'neither']),
  thresholds: z.array(thresholdSchema),
  /** Fewer cases (or answers, of a given one) than this light no lamp. */
  minCases: z.int().positive(),
  source: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
});

/** An indicator that managers steer by, kept as knowledge. */
export type ManagementIndicator = Readonly<z.infer<typeof managementIndicatorSchema>>;

/** Checks the stored indicators. Throws one error that lists every mistake. */
export function parseManagementIndicators(input: unknown): readonly ManagementIndicator[] {
  const parsed = z.array(managementIndicatorSchema).safeParse(input);
  if (!parsed.success) throw new Error(`management indicators: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
