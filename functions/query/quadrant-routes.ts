import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';
import { type Quadrants, quadrantOf } from '../../core/steering/quadrant-of.ts';
import { type QuadrantChart, quadrantIds } from '../../core/steering/steering-plan.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { chooseIndicators } from './chosen-indicators.ts';
import {
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

export const quadrantQuerySchema = z.strictObject({
  view: z.enum(unitViews),
  period: periodQuery,
  chart: z.string().min(1).max(60).optional().meta({ description: '缺省为全部 default: all' }),
  ...placeQuery,
  ...withinQuery,
});

const axisSchema = z.strictObject({ indicator: z.string(), line: z.number() });

export const quadrantsSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  view: z.enum(unitViews),
  period: z.string(),
  charts: z
    .array(
      z.strictObject({
        chart: z.string(),
        title: wordsViewSchema,
        x: axisSchema,
        y: axisSchema,
        points: z.array(
          z.strictObject({
            key: z.string(),
            name: wordsViewSchema.nullable(),
            x: z.number(),
            y: z.number(),
            cases: z.number(),
            quadrant: z.enum(quadrantIds),
            label: wordsViewSchema,
          }),
        ),
      }),
    )
    .meta({ description: '画不出分界线的图从略 charts whose lines cannot be drawn are left out' }),
});

export type QuadrantsView = z.infer<typeof quadrantsSchema>;

/** Units in planes of two indicators, divided into quarters that have names. */
export function quadrantRoutes(services: SummaryServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showQuadrants(services, c));
}

async function showQuadrants({ views, knowledge }: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, quadrantQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, period, chart } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const charts = knowledge.steering.quadrants.filter(({ id }) => chart === undefined || id === chart);
  const axes = charts.flatMap(({ x, y }) => [x.indicator, y.indicator]);
  const chosen = chooseIndicators(knowledge.indicators, period, axes);
  if (charts.length === 0 || !chosen) return problem('not-found');
  const [{ units, benchmark }, whole] = await Promise.all([
    views.read({ ...question, view, byGroup: 'core', period }),
    views.units({ ...question, view: 'total', byGroup: 'core', period }),
  ]);
  const valuesOf = (unit: UnitFigures | undefined) =>
    new Map((unit ? chosen.valuesOf(unit, benchmark, null) : []).map((value) => [value.indicator, value]));
  const placed = units.map(({ key, now }) => ({ key, values: valuesOf(now) }));
  const all = valuesOf(whole.get('all'));
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    view,
    period,
    charts: charts.flatMap((plan) => {
      const drawn = quadrantOf(plan, placed, all);
      return drawn ? [chartView(plan, drawn, (key) => nameOf(view, key, knowledge.names))] : [];
    }),
  } satisfies z.infer<typeof quadrantsSchema>);
}

function chartView(
  { id, title, x, y }: QuadrantChart,
  { lines, points }: Quadrants,
  nameOfUnit: (key: string) => z.infer<typeof wordsViewSchema> | null,
) {
  return {
    chart: id,
    title,
    x: { indicator: x.indicator, line: lines.x },
    y: { indicator: y.indicator, line: lines.y },
    points: points.map(({ name: label, ...point }) => ({ ...point, name: nameOfUnit(point.key), label })),
  };
}
