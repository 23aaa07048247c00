import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Outlook } from '../../core/forecast/outlook.ts';
import { describeOutlookNotice } from '../../core/forecast/outlook-notice.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { chinaTime } from '../../platform/china-time.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { monthReader, readOutlook } from '../../platform/summaries/read-outlook.ts';
import type { SheetSource } from '../../platform/summaries/sheet-source.ts';
import { pageOf } from './page-of.ts';
import {
  listName,
  monthQuery,
  pageQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  unitViews,
} from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { nameOf, wordsViewSchema } from './summary-row.ts';

export const outlookQuerySchema = z.strictObject({
  view: z.enum(unitViews).default('total'),
  until: monthQuery.optional().meta({ description: '最后一个完整月份，缺省为上月 default: last month' }),
  horizon: z.coerce.number().int().min(1).max(12).optional().meta({ description: '预测月数 months ahead' }),
  ...placeQuery,
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
});

const band = z.strictObject({ point: z.number(), low: z.number(), high: z.number() });
const forecast = { months: z.array(band), whole: band };

const measureSchema = z.strictObject({
  ...forecast,
  year_before: z.number().nullable(),
  growth: z.number().nullable(),
  back_test: z
    .strictObject({
      origins: z.number(),
      mase: z.number().nullable(),
      naive_mase: z.number().nullable(),
      seasonal_naive_mase: z.number().nullable(),
      smape: z.number(),
      naive_smape: z.number(),
      coverage: z.number(),
    })
    .nullable(),
});

const unitOutlookSchema = z.strictObject({
  key: z
    .string()
    .nullable()
    .meta({ description: '总体，或不属于任何单元者为 null the whole, or what is in no unit' }),
  name: wordsViewSchema.nullable(),
  state: z.enum(['usual', 'opened', 'closed', 'short']),
  months_known: z.number(),
  method: z.string(),
  measures: z.record(z.string(), measureSchema),
  ratios: z.record(z.string(), z.strictObject(forecast)),
});

export const outlookSchema = z.strictObject({
  of: scopeViewSchema,
  view: z.enum(unitViews),
  from: z.string(),
  until: z.string(),
  months: z.array(z.string()),
  level: z
    .number()
    .meta({ description: '区间的覆盖率 share of months that are to fall within the intervals' }),
  total: unitOutlookSchema
    .nullable()
    .meta({ description: '科主任为 null; null for the head of a department' }),
  units: z.array(unitOutlookSchema),
  notices: z.array(z.looseObject({ code: z.string(), text: wordsViewSchema })),
  next: z.string().nullable(),
});

export type OutlookView = z.infer<typeof outlookSchema>;

type UnitOutlookView = z.infer<typeof unitOutlookSchema>;

export interface OutlookServices extends SummaryServices {
  readonly sheets: Pick<SheetSource, 'readMonths'>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** What is to be expected in the coming months; of a head, of his department alone. */
export function outlookRoutes(services: OutlookServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showOutlook(services, c));
}

async function showOutlook(
  { sheets, knowledge, now }: OutlookServices,
  c: Context<ApiEnv>,
): Promise<Response> {
  const read = readQuery(c, outlookQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, horizon, limit, cursor } = read.value;
  const { until = lastMonth(now()) } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const { scope, within } = question;
  // A department is forecast as a unit of its hospital, and what is within it is not.
  const isSeen = within.department === undefined || view === 'department';
  if (!isSeen) return problem('not-found');
  const found = await readOutlook(monthReader(sheets, scope), knowledge.forecast(), { view, until, horizon });
  if (!found) return problem('not-found');
  const units = found.units.filter(({ key }) => within.department === undefined || key === within.department);
  const ranked = units.map((row) => ({ row, value: row.key, id: row.key ?? '' }));
  const list = listName('outlook', question, view, until, horizon);
  const page = pageOf(ranked, { list, order: 'asc', limit, cursor });
  if (!page) return problem('bad-cursor');
  const unitView = (unit: Outlook['total']) =>
    snakeCased({
      ...unit,
      name: unit.key === null ? null : nameOf(view, unit.key, knowledge.names),
    }) as UnitOutlookView;
  return c.json({
    of: scopeView(scope),
    view,
    from: found.from,
    until: found.until,
    months: [...found.months],
    level: found.level,
    total: within.department === undefined ? unitView(found.total) : null,
    units: page.rows.map(unitView),
    notices: found.notices.map((notice) => ({ ...notice, text: describeOutlookNotice(notice) })),
    next: page.next,
  } satisfies z.infer<typeof outlookSchema>);
}

/** The month before the one that is now in China. */
export const lastMonth = (now: string) => monthsUntil(chinaTime(new Date(now)).slice(0, 7), 2)[0] as string;
