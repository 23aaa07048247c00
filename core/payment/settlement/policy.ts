import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

const share = z.number().min(0).max(1);
const kebab = z.string().regex(/^[a-z0-9-]+$/);

/**
 * What becomes of a balance by its size: of the part of it up to so large a share of what is due, this share.
 * The last may be without end; beyond the last, nothing.
 */
const bandsSchema = z.array(z.strictObject({ up_to: z.number().positive().nullable(), share })).refine(
  (bands) =>
    bands.every(({ up_to: upTo }, at) => {
      const before = bands[at - 1];
      return !before || (before.up_to !== null && (upTo === null || upTo > before.up_to));
    }),
  'must go up, and only the last is without end',
);

/** By a score of 0 to 100: the share of the highest step that the score reaches; below the lowest, nothing. */
const stepsSchema = z
  .array(z.strictObject({ from_score: z.number().min(0).max(100), share: z.number().min(0).max(2) }))
  .min(1)
  .refine(
    (steps) => steps.every(({ from_score: from }, at) => from < (steps[at - 1]?.from_score ?? 101)),
    'must go down',
  );

/** Something measured once a year at each hospital, against a target. */
const measure = { id: kebab, name: wordsSchema, better: z.enum(['higher', 'lower']), target: z.number() };

/** Fen, by year. */
const yearlyFen = z.record(z.string().regex(/^\d{4}$/), z.int().positive());

const budgetBounds = {
  /** The least and the most that is split, as shares of all payments as priced; `null`: no bound. */
  at_least: z.number().positive().nullable(),
  at_most: z.number().positive().nullable(),
  /** Of the budget, kept for overruns that the fund bears; what they ask for beyond it is cut in proportion. */
  risk_share: z.number().min(0).lt(1),
};

const budgetSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({
    /**
     * DIP: by case scores, after what is not paid by score. Settled point value = (the fund's budget ÷ fund ratio) ÷
     * total score.
     */
    method: z.literal('scores'),
    /** The fund's own money. */
    yearly_fen: yearlyFen,
    /** The fund's part of what hospitals are paid. */
    fund_ratio: z.number().positive().max(1),
    ...budgetBounds,
  }),
  z.strictObject({
    /**
     * How the year's budget is split. `payments`: all payments times one factor. `weights` (floating rate) and `points`:
     * by settled weight times the coefficient of the institution, after what is not paid by weight.
     */
    method: z.enum(['payments', 'weights', 'points']),
    yearly_fen: yearlyFen,
    /** Points of a weight of one. */
    points_per_weight: z.number().positive(),
    /** Coefficients of institutions by `fixmedins_code`, to four decimals; 1 for all others. */
    coefficients: z.record(z.string(), z.number().positive().multipleOf(0.0001)),
    ...budgetBounds,
  }),
]);

export const settlementPolicySchema = z
  .strictObject({
    id: kebab,
    title: wordsSchema,
    /** Six digits, or `null`: for every region without one of its own. */
    region: z
      .string()
      .regex(/^\d{6}$/)
      .nullable(),
    effective_from: z.iso.date(),
    effective_to: z.iso.date().nullable(),
    source: z.string().min(1),
    notes: z.array(z.string()),
    /** Whole payments against whole costs, or the fund's parts of both. */
    basis: z.enum(['payment', 'fund']),
    budget: budgetSchema,
    /** Mean months of payments paid ahead, of the year before or of the year itself. */
    advance: z.strictObject({
      months: z.number().min(0).max(12),
      of: z.enum(['year-before', 'same-year']),
    }),
    monthly: z.strictObject({
      /** Of a month's payments that is settled at once, less what follows. */
      share: z.number().positive().max(1),
      /** Quality deposit; the standards allow 5 % at most. */
      deposit_share: z.number().min(0).max(0.05),
      /** Held back until the outcomes are known. */
      outcome_share: z.number().min(0).lt(1),
    }),
    balance: z.strictObject({
      /** Of a surplus, what the hospital keeps. */
      kept: bandsSchema,
      /** Of an overrun, what the fund bears. */
      borne: bandsSchema,
    }),
    assessment: z.strictObject({ coefficient: stepsSchema, deposit_returned: stepsSchema }),
    /** What the part held back for outcomes hangs on, by weight. */
    outcomes: z.array(z.strictObject({ ...measure, weight: z.number().positive().max(1) })),
    /** Programmes paid for value: a bonus a case where the target is reached, else less of their payment. */
    bonuses: z.array(
      z.strictObject({ ...measure, reached_fen_per_case: z.int().min(0), missed_share: share }),
    ),
    /** Of all discharges of the region that may go through a review of their own. */
    case_review_quota: share,
    /**
     * Reviews beyond the quota: `told`, or `left-out`: those whose costs were covered best stay as priced.
     * @default told
     */
    case_reviews_beyond: z.enum(['told', 'left-out']).optional(),
  })
  .superRefine((policy, context) => {
    const { monthly, outcomes, bonuses, effective_from: from, effective_to: to } = policy;
    const add = (path: PropertyKey[], zh: string, en: string) =>
      context.addIssue({ code: 'custom', path, message: en, params: { words: { zh, en } } });
    if (to !== null && to < from)
      add(['effective_to'], `早于起日 ${from}`, `lies before the first day, ${from}`);
    if (monthly.deposit_share + monthly.outcome_share > monthly.share)
      add(['monthly'], '扣留多于支付', 'holds back more than it pays');
    const weight = outcomes.reduce((sum, one) => sum + Math.round(one.weight * 10_000), 0);
    if (monthly.outcome_share > 0 ? weight !== 10_000 : outcomes.length > 0)
      add(
        ['outcomes'],
        'outcome_share 大于 0 时各项权重之和应为 1，否则应为空',
        'weights add up to 1 where outcome_share is above 0; else there are none',
      );
    const ids = [...outcomes, ...bonuses].map(({ id }) => id);
    ids.forEach((id, at) => {
      if (ids.indexOf(id) !== at || reserved.includes(id))
        add(['bonuses'], `编号 ${id} 重复或保留`, `the id ${id} stands twice or is reserved`);
    });
  });

/** Items of an assessment that every policy has. */
export const reserved: readonly string[] = ['score', 'deduction'];

/** How a region settles a year with its hospitals, as stored under `knowledge/payment/policies`. */
export type SettlementPolicy = Readonly<z.infer<typeof settlementPolicySchema>>;

export type BalanceBands = SettlementPolicy['balance']['kept'];

export type ScoreSteps = SettlementPolicy['assessment']['coefficient'];

/** Checks a stored policy. Throws one error that lists every mistake. */
export function parseSettlementPolicy(input: unknown): SettlementPolicy {
  const parsed = settlementPolicySchema.safeParse(input);
  if (!parsed.success) throw new Error(`settlement policy: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
