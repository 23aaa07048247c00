import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import type { UnitView } from '../../core/indicators/view-figures.ts';
import { contributionNames } from '../../core/steering/contribution-names.ts';
import { sayContributions } from '../../core/steering/contribution-words.ts';
import type { Explanation } from '../../core/steering/contributions.ts';
import { sayLamp, sayNews } from '../../core/steering/lamp-words.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import type { LampStore } from '../../platform/table/lamps.ts';
import { lampSchema } from './lamp-schema.ts';
import { pageOf } from './page-of.ts';
import { readCourses } from './read-courses.ts';
import { type ReadLamp, readLamps } from './read-lamps.ts';
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
import type { SummaryServices } from './summary-routes.ts';
import { nameOf, wordsViewSchema } from './summary-row.ts';

const colours = ['red', 'yellow', 'green', 'none'] as const;

export const lampQuerySchema = z.strictObject({
  view: z.enum(unitViews),
  period: periodQuery,
  colour: z
    .enum([...colours, 'lit', 'all'])
    .default('lit')
    .meta({ description: 'lit: 红与黄 red and yellow' }),
  news: z
    .literal('true')
    .optional()
    .meta({ description: '只列好消息 only those with good news, of any colour' }),
  indicator: z.string().min(1).max(60).optional(),
  months: z.coerce
    .number()
    .int()
    .min(0)
    .max(24)
    .default(0)
    .meta({ description: '附上此前各月的数值 with its values of so many months up to the period' }),
  ...placeQuery,
  ...withinQuery,
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
});

const toldLampSchema = lampSchema.extend({
  name: wordsViewSchema.nullable().meta({ description: '单元名称 of the unit' }),
  indicator_name: wordsViewSchema,
  text: wordsViewSchema.meta({ description: '数值、红黄线与把握程度 value, limits and how sure it is' }),
  good_news: z.array(wordsViewSchema),
  causes: z.array(wordsViewSchema).meta({ description: '变化从何而来 what the change came from' }),
  questions: z.array(wordsViewSchema).meta({ description: '建议查看 what to look at, where it is red' }),
  since: z.string().nullable().meta({ description: '自何月起为此色 month since when it has this colour' }),
  red_since: z.string().nullable(),
  months: z
    .array(z.strictObject({ month: z.string(), value: z.number().nullable() }))
    .meta({ description: '走势，先旧后新 its course, oldest first' }),
});

export const lampListSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  view: z.enum(unitViews),
  period: z.string(),
  counts: z.strictObject({ red: z.number(), yellow: z.number(), green: z.number(), none: z.number() }),
  lamps: z.array(toldLampSchema),
  next: z.string().nullable(),
});

export type LampList = z.infer<typeof lampListSchema>;
export type ToldLamp = LampList['lamps'][number];

export interface LampServices extends SummaryServices {
  readonly lamps: Pick<LampStore, 'read'>;
}

/** The lamps of a view, red ones first: what they rest on, how sure they are, what to look at, and the good news. */
export function lampRoutes(services: LampServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => listLamps(services, c));
}

async function listLamps(services: LampServices, c: Context<ApiEnv>): Promise<Response> {
  const { knowledge } = services;
  const read = readQuery(c, lampQuerySchema);
  if (!read.ok) return read.refusal;
  const { view, period, colour, news, indicator, months, limit, cursor } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const inForce = new Map(indicatorsInForce(knowledge.indicators, period).map((one) => [one.id, one]));
  if (indicator !== undefined && !inForce.has(indicator)) return problem('unknown-indicator');
  const lamps = await readLamps(services, question, view, period);
  const known = lamps.filter((lamp) => inForce.has(lamp.indicator) && isOf(lamp, indicator));
  const shown = known.filter((lamp) => (news ? lamp.news.length > 0 : isShown(lamp, colour)));
  const ranked = shown.map((row) => ({
    row,
    value: colours.indexOf(row.colour),
    id: `${row.unit} ${row.indicator}`,
  }));
  const list = listName('lamps', question, view, period, colour, news, indicator);
  const page = pageOf(ranked, { list, order: 'asc', limit, cursor });
  if (!page) return problem('bad-cursor');
  const courseOf = await readCourses(services, question, view, period, { lamps: page.rows, months });
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    view,
    period,
    counts: countsOf(known),
    lamps: page.rows.map((lamp) => ({
      ...toldLamp(services, view, lamp, inForce.get(lamp.indicator) as ManagementIndicator),
      months: [...courseOf(lamp)],
    })),
    next: page.next,
  } satisfies LampList);
}

const isOf = (lamp: ReadLamp, indicator: string | undefined) =>
  indicator === undefined || lamp.indicator === indicator;

function isShown({ colour: is }: ReadLamp, asked: z.infer<typeof lampQuerySchema>['colour']): boolean {
  return asked === 'all' || is === asked || (asked === 'lit' && (is === 'red' || is === 'yellow'));
}

function countsOf(lamps: readonly ReadLamp[]) {
  const counts = { red: 0, yellow: 0, green: 0, none: 0 };
  for (const { colour } of lamps) counts[colour] += 1;
  return counts;
}

function toldLamp(
  { knowledge }: LampServices,
  view: UnitView,
  told: ReadLamp,
  indicator: ManagementIndicator,
): Omit<z.infer<typeof toldLampSchema>, 'months'> {
  const { explanation, since, redSince, lastRed: _last, ...lamp } = told;
  const { byIndicator } = knowledge.steering.questions;
  return {
    ...(snakeCased(lamp) as z.infer<typeof lampSchema>),
    name: nameOf(view, lamp.unit, knowledge.names),
    indicator_name: indicator.name,
    text: sayLamp(lamp, indicator),
    good_news: lamp.news.map(sayNews),
    causes: explanation ? causesOf(explanation, view, knowledge.names) : [],
    questions: lamp.colour === 'red' ? [...(byIndicator[lamp.indicator] ?? [])] : [],
    since: since ?? null,
    red_since: redSince ?? null,
  };
}

function causesOf(explanation: Explanation, view: UnitView, names: Names) {
  const members = view === 'department' ? 'doctor' : 'department';
  return [
    ...sayContributions(
      explanation,
      members,
      contributionNames(explanation, members, names),
      names.groupKind,
    ),
  ];
}
