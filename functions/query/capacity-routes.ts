import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { splitCsvRow } from '../../core/claims/split-csv-row.ts';
import { capacityWords } from '../../core/forecast/capacity/capacity-words.ts';
import type { CapacityComparison } from '../../core/forecast/capacity/compare-capacity.ts';
import { wholeUnit } from '../../core/forecast/capacity/compare-units.ts';
import { readCapacity } from '../../core/forecast/capacity/read-capacity.ts';
import { describeOutlookNotice } from '../../core/forecast/outlook-notice.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { type Mistake, problem } from '../../platform/http/problem.ts';
import { readBody, readQuery } from '../../platform/http/read-input.ts';
import type { Names, QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { monthReader, readOutlook } from '../../platform/summaries/read-outlook.ts';
import { lastMonth, type OutlookServices } from './outlook-routes.ts';
import { monthQuery, placeQuery, questionOf, scopeView, scopeViewSchema } from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

/** Two years of two kinds of capacity of thirty departments, and room to spare. */
export const largestTableBytes = 256 * 1024;

export const capacityQuerySchema = z.strictObject({ hospital: placeQuery.hospital });

export const capacityBodySchema = z.strictObject({
  until: monthQuery.optional(),
  horizon: z.int().min(1).max(12).optional(),
  table: z
    .string()
    .min(1)
    .meta({ description: '月份、科室、类别、数量，逗号或制表符分隔 month, department, kind, amount' }),
});

export const capacitySchema = z.strictObject({
  of: scopeViewSchema,
  months: z.array(z.string()),
  comparisons: z.array(
    z.strictObject({
      unit: z.string().meta({ description: 'all 为全院 all: the whole' }),
      name: wordsViewSchema.nullable(),
      kind: z.string(),
      kind_name: wordsViewSchema,
      demand: z.string(),
      demand_growth: z.number(),
      capacity_growth: z.number(),
      excess: z.number().meta({ description: '需求增速减能力增速 growth of demand less that of capacity' }),
      certainty: z.number(),
      use: z.number().nullable().meta({ description: '预计使用率，1 为满 1 is full' }),
      warning: z.enum(['possible', 'likely', 'sure']).nullable(),
      text: wordsViewSchema,
    }),
  ),
  notices: z.array(wordsViewSchema),
});

export type CapacityView = z.infer<typeof capacitySchema>;

/** The demand that is expected beside the capacity that somebody names; nothing is kept. */
export function capacityRoutes(services: OutlookServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', (c) => compare(services, c));
}

async function compare({ sheets, knowledge, now }: OutlookServices, c: Context<ApiEnv>): Promise<Response> {
  const query = readQuery(c, capacityQuerySchema);
  if (!query.ok) return query.refusal;
  const question = questionOf(c.var.caller, query.value, knowledge);
  if (question instanceof Response) return question;
  const body = await readBody(c, capacityBodySchema);
  if (!body.ok) return body.refusal;
  const { until = lastMonth(now()), horizon, table } = body.value;
  const read = readTable(table, knowledge);
  if (!read.ok) return problem('bad-request', read.mistakes);
  const { scope, within } = question;
  const asked = { view: 'department', until, horizon, capacity: read.rows } as const;
  const found = await readOutlook(monthReader(sheets, scope), knowledge.forecast(), asked);
  if (!found) return problem('not-found');
  const { department } = within;
  const isSeen = (unit: string) => department === undefined || unit === department;
  return c.json({
    of: scopeView(scope),
    months: [...found.months],
    comparisons: found.capacity
      .filter(({ unit }) => isSeen(unit))
      .map((one) => comparisonView(one, knowledge.names)),
    notices: found.notices.filter(({ code }) => code.startsWith('capacity')).map(describeOutlookNotice),
  } satisfies CapacityView);
}

function comparisonView(one: CapacityComparison, names: Names): CapacityView['comparisons'][number] {
  const { unit, kind, demand, excess, certainty, use, warning } = one;
  const name = unit === wholeUnit ? null : names.department(unit);
  return {
    unit,
    name,
    kind,
    kind_name: one.name,
    demand,
    demand_growth: one.demandGrowth,
    capacity_growth: one.capacityGrowth,
    excess,
    certainty,
    use,
    warning,
    text: capacityWords(one, name ?? { zh: unit, en: unit }),
  };
}

/** As it is copied out of a spreadsheet, or lies in a CSV file. */
function readTable(table: string, { capacity, forecast }: QueryKnowledge) {
  const lines = table.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines.flatMap((text, at) => {
    if (text.trim() === '') return [];
    const cells = text.includes('\t') ? text.split('\t') : (splitCsvRow(text) ?? [text]);
    return [{ line: at + 1, cells: cells.map((cell) => cell.trim()) }];
  });
  const { kinds } = forecast().parameters.capacity;
  const read = readCapacity(rows, { ...capacity, kinds });
  if (read.ok) return { ok: true, rows: read.value } as const;
  const mistakes = read.issues.map(
    ({ line, column, words }): Mistake => ({ at: `${line} ${column}`, words }),
  );
  return { ok: false, mistakes } as const;
}
