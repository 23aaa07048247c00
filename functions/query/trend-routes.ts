import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { monthsBetween, monthsUntil } from '../../core/indicators/period.ts';
import type { MonthFigures } from '../../core/indicators/view-figures.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { chooseIndicators } from './chosen-indicators.ts';
import {
  keyQuery,
  monthQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  unitViews,
  withinQuery,
  withinViewSchema,
} from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { figureOf, nameOf, sidesShape, wordsViewSchema } from './summary-row.ts';
import { unitQuestion } from './unit-question.ts';

const mostMonths = 36;

export const trendQuerySchema = z.strictObject({
  view: z.enum(unitViews),
  key: keyQuery,
  from: monthQuery,
  until: monthQuery.meta({ description: `至多 ${mostMonths} 个月 ${mostMonths} months at most` }),
  indicator: z.string().min(1).max(60),
  ...placeQuery,
  ...withinQuery,
});

export const trendSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  view: z.enum(unitViews),
  key: z.string(),
  name: wordsViewSchema.nullable(),
  indicator: z.string(),
  months: z.array(z.strictObject({ month: z.string(), ...sidesShape })),
});

export type TrendView = z.infer<typeof trendSchema>;

/** An indicator of one unit, month by month. */
export function trendRoutes(services: SummaryServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showTrend(services, c));
}

async function showTrend({ views, knowledge }: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, trendQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, key, from, until, indicator } = read.value;
  const months = monthsBetween(from, until);
  if (months.length === 0 || months.length > mostMonths) return problem('range-too-long');
  const asked = questionOf(c.var.caller, read.value, knowledge);
  if (asked instanceof Response) return asked;
  const unit = unitQuestion(asked, view, key, knowledge);
  const chosen = chooseIndicators(knowledge.indicators, until, [indicator]);
  if (!unit) return problem('not-found');
  if (!chosen) return problem('unknown-indicator');
  // A year more, for what grows grows from a year before.
  const yearEarlier = monthsUntil(from, 13)[0] as string;
  const ofUnit = { ...unit.question, view: unit.view, byGroup: 'core' } as const;
  const history = await views.history({ ...ofUnit, from: yearEarlier, until });
  const unitAt = (month: MonthFigures | undefined) => month?.units.get(unit.key) ?? null;
  const shown = history.slice(12);
  if (shown.every((month) => unitAt(month) === null)) return problem('not-found');
  const values = shown.map((month, at) => {
    const figures = unitAt(month);
    const [value] = figures ? chosen.valuesOf(figures, month.benchmark, unitAt(history[at])) : [];
    return { month: month.month, ...figureOf(value) };
  });
  return c.json({
    of: scopeView(asked.scope),
    within: asked.within,
    view,
    key,
    name: nameOf(view, key, knowledge.names),
    indicator,
    months: values,
  } satisfies z.infer<typeof trendSchema>);
}
