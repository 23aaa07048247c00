import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { ViewReader } from '../../platform/summaries/read-view.ts';
import { chooseIndicators } from './chosen-indicators.ts';
import { pageOf } from './page-of.ts';
import {
  listName,
  pageQuery,
  periodQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  unitViews,
  withinQuery,
  withinViewSchema,
} from './summary-query.ts';
import { summaryRow, summaryRowSchema } from './summary-row.ts';

export const summaryQuerySchema = z.strictObject({
  view: z.enum(unitViews),
  period: periodQuery,
  ...placeQuery,
  ...withinQuery,
  indicators: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: '逗号分隔，缺省为全部 default: all', example: 'cmi,cost-index' }),
  compare: z.enum(['none', 'before', 'year-before', 'both']).default('both'),
  sort: z.string().max(60).default('key').meta({ description: 'key，或指标 or an indicator' }),
  ...pageQuery,
});

const benchmarkViewSchema = z.strictObject({
  region: z.string(),
  from: z.string(),
  until: z.string(),
});

export const summaryPageSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  view: z.enum(unitViews),
  period: z.string(),
  benchmark: benchmarkViewSchema.meta({
    description: '均值所依据的统筹区与月份 months that the area means rest on',
  }),
  rows: z.array(summaryRowSchema),
  next: z.string().nullable(),
});

export type SummaryPage = z.infer<typeof summaryPageSchema>;

export interface SummaryServices {
  readonly views: ViewReader;
  readonly knowledge: QueryKnowledge;
}

/** Rows of a view with what all indicators say of them. */
export function summaryRoutes(services: SummaryServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => listRows(services, c));
}

async function listRows({ views, knowledge }: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, summaryQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, period, compare, sort, limit, cursor } = read.value;
  const { order = sort === 'key' ? 'asc' : 'desc' } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const chosen = chooseIndicators(knowledge.indicators, period, read.value.indicators?.split(','));
  const sorted = sort === 'key' ? null : chooseIndicators(knowledge.indicators, period, [sort]);
  if (!chosen || (sort !== 'key' && !sorted)) return problem('unknown-indicator');
  const { units, benchmark } = await views.read({ ...question, view, byGroup: 'core', period });
  const ranked = units.map((unit) => {
    const [value] = sorted?.valuesOf(unit.now, benchmark, unit.yearBefore) ?? [];
    return { row: unit, id: unit.key, value: value ? value.value : unit.key };
  });
  const list = listName('summaries', question, view, period, sort, order);
  const page = pageOf(ranked, { list, order, limit, cursor });
  if (!page) return problem('bad-cursor');
  const { region, from, until } = benchmark;
  const context = { view, chosen, benchmark, names: knowledge.names, compare };
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    view,
    period,
    benchmark: { region, from, until },
    rows: page.rows.map((unit) => summaryRow(unit, context)),
    next: page.next,
  } satisfies SummaryPage);
}
