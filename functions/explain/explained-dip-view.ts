import * as z from 'zod';
import type { ExplainedDip } from '../../core/explain-case.ts';
import { coreStages } from '../../core/grouping/dip/catalogue.ts';
import { treatments } from '../../core/grouping/dip/treatment.ts';
import type { Result } from '../../core/result.ts';
import { caseStatuses, outliers } from '../query/summary-case-view.ts';
import { wordsViewSchema } from '../query/summary-row.ts';
import { dipPriceStepView, priceStepSchema } from './money-view.ts';

/** Why a case went to its DIP group, and what that pays or would pay. */
export const explainedDipSchema = z.strictObject({
  catalogue: z.strictObject({ id: z.string(), title: wordsViewSchema }),
  group: z.strictObject({
    status: z.enum(caseStatuses),
    code: z.string(),
    name: wordsViewSchema.nullable(),
    stage: z.enum([...coreStages, 'comprehensive']).nullable(),
    treatment: z.enum(treatments).nullable(),
    primary_care: z.boolean(),
    score: z.number().nullable(),
  }),
  as_recorded: z.boolean(),
  steps: z.array(z.strictObject({ step: z.string(), text: wordsViewSchema })),
  money: z
    .strictObject({
      terms: z.strictObject({ id: z.string(), title: wordsViewSchema }),
      case_score: z.number().nullable(),
      weight: z.number().nullable(),
      payment_fen: z.number().nullable(),
      balance_fen: z.number().nullable(),
      outlier: z.enum(outliers),
      steps: z.array(priceStepSchema),
    })
    .nullable()
    .meta({ description: '无付费规则时为 null; null where no terms are in force' }),
});

type ExplainedDipView = z.infer<typeof explainedDipSchema>;

/** @param result as the audit has recorded it */
export function explainedDipView(explained: ExplainedDip, result: Result): ExplainedDipView {
  const { grouper, result: grouped, steps } = explained;
  const { id, title } = grouper.catalogue;
  const { status, code, stage, treatment, primaryCare: primary_care, score } = grouped;
  const name = status === 'grouped' ? grouper.title(code) : null;
  return {
    catalogue: { id, title },
    group: { status, code, name, stage, treatment, primary_care, score },
    as_recorded: isAsRecorded(explained, result),
    steps: steps.map(({ step, text }) => ({ step: step.step, text })),
    money: moneyOf(explained),
  };
}

function moneyOf({ terms, pricing, price }: ExplainedDip): ExplainedDipView['money'] {
  if (!terms) return null;
  return {
    terms: { id: terms.id, title: terms.title },
    case_score: inWhole(pricing?.caseScoreE4),
    weight: inWhole(pricing?.weightE4),
    payment_fen: pricing?.paymentFen ?? null,
    balance_fen: pricing?.balanceFen ?? null,
    outlier: pricing?.outlier ?? 'normal',
    steps: price.map(dipPriceStepView),
  };
}

function isAsRecorded({ grouper, result, pricing }: ExplainedDip, { dip }: Result): boolean {
  return (
    dip?.catalogue === grouper.catalogue.id &&
    dip.code === result.code &&
    dip.status === result.status &&
    dip.payment_fen === (pricing?.paymentFen ?? null)
  );
}

const inWhole = (e4: number | null | undefined) => (e4 === null || e4 === undefined ? null : e4 / 10_000);
