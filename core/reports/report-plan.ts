import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const ids = z.array(z.string().min(1)).min(1);

/** Views whose units a report compares. */
const comparedViews = ['hospital', 'department', 'doctor', 'group'] as const;

export type ComparedView = (typeof comparedViews)[number];

const tableSchema = z.strictObject({
  view: z.enum(comparedViews),
  /** Ids of indicators: the columns on paper. A workbook has them all. */
  columns: ids,
  /** By which units stand, the one to act on first. */
  sortBy: z.strictObject({ indicator: z.string().min(1), first: z.enum(['least', 'most']) }),
  /** Units on paper: the first so many, and as many last ones where `ends` is `both`; a workbook has them all. */
  rows: z.strictObject({ most: z.int().positive(), ends: z.enum(['first', 'both']) }),
});

const quadrantSchema = z.strictObject({
  view: z.enum(comparedViews),
  /** Id of a chart of the steering plan. */
  chart: z.string().min(1),
});

const reportPlanSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** Ids of indicators that stand on the first page. */
  headline: ids,
  tables: z.array(tableSchema).min(1),
  quadrants: z.array(quadrantSchema),
  /** Ids of indicators whose twelve months are drawn. */
  trend: ids,
});

/** What stands in a report, and in which order: kept as knowledge. */
export type ReportPlan = Readonly<z.infer<typeof reportPlanSchema>>;

export type TablePlan = ReportPlan['tables'][number];

export type QuadrantPlan = ReportPlan['quadrants'][number];

/** Checks a stored plan. Throws one error that lists every mistake. */
export function parseReportPlan(input: unknown): ReportPlan {
  const parsed = reportPlanSchema.safeParse(input);
  if (!parsed.success) throw new Error(`report plan: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** What a plan names and is not there: indicators and charts, each once. */
export function unknownNames(
  { headline, tables, quadrants, trend }: ReportPlan,
  indicators: ReadonlySet<string>,
  charts: ReadonlySet<string>,
): readonly string[] {
  const named = [
    ...headline,
    ...tables.flatMap(({ columns, sortBy }) => [...columns, sortBy.indicator]),
    ...trend,
  ].filter((id) => !indicators.has(id));
  return [...new Set([...named, ...quadrants.map(({ chart }) => chart).filter((id) => !charts.has(id))])];
}
