import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { monthsOf } from '../../core/indicators/period.ts';
import { type StepPart, type WaterfallStep, waterfallOf } from '../../core/steering/waterfall-of.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import { type ConfirmedSources, readConfirmed } from '../../platform/reports/read-confirmed.ts';
import { isAsked } from './case-filter.ts';
import { readStanding, type StandingSources } from './read-standing.ts';
import {
  periodQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  withinQuery,
  withinViewSchema,
} from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

export const waterfallQuerySchema = z.strictObject({ period: periodQuery, ...placeQuery, ...withinQuery });

const stepNames = [
  'billed',
  'unpriced',
  'surplus',
  'overrun',
  'high-outliers',
  'low-outliers',
  'payment',
  'confirmed',
  'recovered',
  'settled',
] as const satisfies readonly WaterfallStep['step'][];

export const waterfallSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  period: z.string(),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(stepNames),
        is_level: z.boolean().meta({ description: '水平，否则为增减 a level, else what is added' }),
        count: z.number().meta({ description: '病例数，已确认问题为条数 stays; of findings, findings' }),
        amount_fen: z.number(),
        parts: z.array(
          z.strictObject({
            key: z.string(),
            name: wordsViewSchema.nullable(),
            count: z.number(),
            amount_fen: z.number(),
          }),
        ),
      }),
    )
    .meta({
      description: '两个水平之间的增减之和等于其差 what lies between two levels adds up to their difference',
    }),
});

export type WaterfallView = z.infer<typeof waterfallSchema>;

export type WaterfallServices = StandingSources & ConfirmedSources;

/** From what was billed to what is settled, to the fen. */
export function waterfallRoutes(services: WaterfallServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showWaterfall(services, c));
}

async function showWaterfall(services: WaterfallServices, c: Context<ApiEnv>): Promise<Response> {
  const { knowledge } = services;
  const read = readQuery(c, waterfallQuerySchema);
  if (!read.ok) return read.refusal;
  const { period } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  if (question.scope.kind === 'region' && monthsOf(period).length > 1) return problem('range-too-long');
  const all = await readStanding(services, question, period);
  const stays = all.filter(
    ({ standing: { facts } }) => facts.status !== 'outpatient' && isAsked(facts, question.within, {}),
  );
  if (stays.length === 0) return problem('not-found');
  const found = stays.filter(({ standing }) => standing.facts.findings.length > 0);
  const confirmed = await readConfirmed(
    services,
    found.map(({ hospital, standing: { settlementId } }) => ({ hospital, settlementId })),
  );
  const steps = waterfallOf(
    stays.map(({ standing }) => standing.facts),
    confirmed,
  );
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    period,
    steps: steps.map((step) => stepView(step, knowledge.names)),
  } satisfies z.infer<typeof waterfallSchema>);
}

function stepView({ step, isLevel, count, amountFen, parts }: WaterfallStep, names: Names) {
  const nameOf = step === 'confirmed' || step === 'recovered' ? names.rule : names.group;
  const partView = (part: StepPart) => ({
    key: part.key,
    name: nameOf(part.key),
    count: part.count,
    amount_fen: part.amountFen,
  });
  return { step, is_level: isLevel, count, amount_fen: amountFen, parts: parts.map(partView) };
}
