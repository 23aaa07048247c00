import * as z from 'zod';
import { isInForce } from '../claims/calendar-days.ts';
import { wordsSchema } from '../claims/words.ts';
import { checkTogether } from './check-together.ts';
import { lastDayOf, type Period } from './period.ts';
import { isTallyName } from './tally-names.ts';

const tallyName = z.string().refine(isTallyName, { error: ({ input }) => `no tally has ${String(input)}` });

/** Names of a tally with the whole number by which each is counted: `{"costFen": 1}`. */
const termsSchema = z.record(
  tallyName,
  z.int().refine((factor) => factor !== 0),
);

const basisSchema = {
  /** Divides what stands above the line: 10,000 makes weights of ten-thousandths. */
  over: z.int().positive().optional(),
  /** Name of the tally that counts the cases it rests on; else all stays. */
  cases: tallyName.optional(),
};

/**
 * Of which part of the cases it must be known, terms over terms: of fewer than `least`, a fraction of one, there are
 * no data. What is known of some cases alone misleads where knowing depends on what is counted.
 */
const knownSchema = z.strictObject({
  above: termsSchema,
  below: termsSchema,
  least: z.number().gt(0).max(1),
});

export type KnownShare = Readonly<z.infer<typeof knownSchema>>;

/**
 * How an indicator is made of a unit's sums. `ratio` and `sum` read its tally; `groups` counts the groups it treated;
 * `consumption` is the cost or time consumption index; `low-risk-mortality` looks at the area's low-risk groups;
 * `growth` is the change of another indicator against the same period a year before, as a share of it; `given` is
 * imported, or made of shown warnings by a run of our own.
 */
const formulaSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    above: termsSchema,
    below: termsSchema,
    ...basisSchema,
    known: z.array(knownSchema).min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('sum'), of: termsSchema, ...basisSchema }),
  z.strictObject({ kind: z.literal('groups') }),
  z.strictObject({ kind: z.literal('consumption'), of: z.enum(['cost', 'time']) }),
  z.strictObject({ kind: z.literal('low-risk-mortality') }),
  z.strictObject({ kind: z.literal('growth'), of: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('given'),
    from: z.literal('warnings').optional(),
    /** What a value can be; an import outside is refused. */
    least: z.number().optional(),
    most: z.number().optional(),
  }),
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
  /** First and last day; left out, those of the indicator. */
  effectiveFrom: z.iso.date().optional(),
  effectiveTo: z.iso.date().optional(),
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

export type IndicatorFormula = ManagementIndicator['formula'];

export type Threshold = ManagementIndicator['thresholds'][number];

/** Checks the stored indicators. Throws one error that lists every mistake. */
export function parseManagementIndicators(input: unknown): readonly ManagementIndicator[] {
  const parsed = z.array(managementIndicatorSchema).superRefine(checkTogether).safeParse(input);
  if (!parsed.success) throw new Error(`management indicators: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The indicators, and of each the thresholds, that hold on the last day of a period. */
export function indicatorsInForce(
  indicators: readonly ManagementIndicator[],
  period: Period,
): readonly ManagementIndicator[] {
  const day = lastDayOf(period);
  return indicators
    .filter(({ effectiveFrom, effectiveTo }) => isInForce(day, effectiveFrom, effectiveTo))
    .map((indicator) => ({
      ...indicator,
      thresholds: indicator.thresholds.filter(({ effectiveFrom, effectiveTo }) =>
        isInForce(day, effectiveFrom ?? null, effectiveTo ?? null),
      ),
    }));
}
