import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import { periodBefore, yearBefore } from '../../core/indicators/period.ts';
import { amounts } from '../../core/steering/amount.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { changeOf } from './change-of.ts';
import { contributionSchema, contributionViews, splitSchema, splitView } from './change-view.ts';
import { readChange } from './read-change.ts';
import {
  keyQuery,
  periodQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  unitViews,
  withinQuery,
  withinViewSchema,
} from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { nameOf, wordsViewSchema } from './summary-row.ts';
import { unitQuestion } from './unit-question.ts';

export const changeQuerySchema = z.strictObject({
  view: z.enum(unitViews),
  key: keyQuery,
  period: periodQuery,
  against: z.enum(['before', 'year-before']).default('before'),
  amount: z.enum(amounts).optional().meta({ description: '与 indicator 二选一 this or an indicator' }),
  indicator: z.string().min(1).max(60).optional(),
  ...placeQuery,
  ...withinQuery,
});

export const changeSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  view: z.enum(unitViews),
  key: z.string(),
  name: wordsViewSchema.nullable(),
  period: z.string(),
  against: z.string().meta({ description: '所比的期间 the period that it is compared with' }),
  amount: z.enum(amounts).nullable(),
  indicator: z.string().nullable(),
  scale: z.number().meta({ description: '所列各数除以此数为指标值 figures divided by this are values' }),
  total: splitSchema.nullable(),
  average: splitSchema.nullable().meta({ description: '例均，或两数之比 of the average, or of a quotient' }),
  contributions: z.array(contributionSchema),
});

export type ChangeView = z.infer<typeof changeSchema>;

/** Where the change of a unit's money, or of an indicator, comes from, to the last fen. */
export function changeRoutes(services: SummaryServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showChange(services, c));
}

const eitherWords = {
  zh: 'amount 与 indicator 须且只能给一个',
  en: 'expected either an amount or an indicator, not both',
};

async function showChange({ views, knowledge }: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, changeQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, key, period, amount, indicator } = read.value;
  if ((amount === undefined) === (indicator === undefined))
    return problem('bad-request', [{ at: 'amount', value: amount, words: eitherWords }]);
  const asked = questionOf(c.var.caller, read.value, knowledge);
  if (asked instanceof Response) return asked;
  const unit = unitQuestion(asked, view, key, knowledge);
  const inForce = indicatorsInForce(knowledge.indicators, period);
  const subject = amount ?? inForce.find(({ id }) => id === indicator);
  if (subject === undefined) return problem('unknown-indicator');
  const against = read.value.against === 'before' ? periodBefore(period) : yearBefore(period);
  const changed = unit && (await readChange(views, unit, period, against));
  if (!changed) return problem('not-found');
  const { scale, total, average, explanation } = changeOf(subject, inForce, changed);
  const members = changed.memberKind ?? 'doctor';
  const { names } = knowledge;
  return c.json({
    of: scopeView(asked.scope),
    within: asked.within,
    view,
    key,
    name: nameOf(view, key, names),
    period,
    against,
    amount: amount ?? null,
    indicator: indicator ?? null,
    scale,
    total: total && splitView(total, members, names),
    average: average && splitView(average, members, names),
    contributions: explanation ? contributionViews(explanation, members, names) : [],
  } satisfies z.infer<typeof changeSchema>);
}
