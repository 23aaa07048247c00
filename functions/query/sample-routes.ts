import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { isPeriod, monthsOf } from '../../core/indicators/period.ts';
import { groupOf } from '../../core/indicators/sheets-of-cases.ts';
import type { SampleUnit } from '../../core/review/draw-sample.ts';
import { riskOf, type SampleProtocol, sampleProtocol } from '../../core/review/sample-protocol.ts';
import { scopeFor } from '../../platform/access/sight.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import problems from '../../platform/http/problems.json' with { type: 'json' };
import { readBody } from '../../platform/http/read-input.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { SheetStore } from '../../platform/table/sheets.ts';
import { placeQuery } from './summary-query.ts';

const strata = ['department', 'doctor', 'group'] as const;

export const sampleBodySchema = z.strictObject({
  period: z
    .string()
    .max(10)
    .refine(isPeriod, { params: { words: problems['bad-period'] } }),
  hospital: placeQuery.hospital,
  size: z.int().min(1).max(2000),
  seed: z.string().trim().min(1).max(100),
  by: z.enum(strata).default('department').meta({ description: '分层 what divides the cases' }),
});

const drawnSchema = z.strictObject({
  id: z.string(),
  stratum: z.string(),
  risk: z.number(),
  inclusion: z.number().meta({ description: '入样概率 how likely the case was to be drawn' }),
});

export const sampleSchema = z.strictObject({
  method: z.string(),
  risk: z.string(),
  seed: z.string(),
  size: z.number(),
  strata_by: z.string(),
  drawn_by: z.string(),
  drawn_at: z.string(),
  population: z.strictObject({ cases: z.number(), sha256: z.string() }),
  strata: z.array(
    z.strictObject({ stratum: z.string(), cases: z.number(), risk: z.number(), drawn: z.number() }),
  ),
  drawn: z.array(drawnSchema),
});

export interface SampleServices {
  readonly sheets: Pick<SheetStore, 'cases'>;
  readonly knowledge: Registers;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** Draws cases of a hospital for inspection; it is for those who inspect. */
export function sampleRoutes(services: SampleServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', (c) => draw(services, c));
}

const readsAtOnce = 12;

async function draw({ sheets, knowledge, now }: SampleServices, c: Context<ApiEnv>): Promise<Response> {
  const { caller } = c.var;
  const body = await readBody(c, sampleBodySchema);
  if (!body.ok) return body.refusal;
  const { period, size, seed, by } = body.value;
  const scope = scopeFor(caller, body.value, knowledge);
  if (scope?.kind !== 'hospital') return problem('not-found');
  const { hospital } = scope;
  const months = await inParallel(monthsOf(period), readsAtOnce, (month) => sheets.cases(hospital, month));
  const population = months.flat().map(({ settlementId, facts }): SampleUnit => {
    return {
      id: `${hospital}#${settlementId}`,
      stratum: stratumOf[by](facts) ?? '-',
      risk: 1 + findingRisk(facts),
    };
  });
  const asked = { size, seed, strataBy: by, drawnBy: caller.name ?? caller.sub, drawnAt: now() };
  const protocol: SampleProtocol = sampleProtocol(population, asked);
  c.set('told', { hospital, cases: protocol.drawn.map(({ id }) => id) });
  return c.json(protocol);
}

const stratumOf: Readonly<Record<(typeof strata)[number], (facts: CaseFacts) => string | null>> = {
  department: ({ department }) => department,
  doctor: ({ doctor }) => doctor,
  group: groupOf,
};

function findingRisk({ findings }: CaseFacts): number {
  return findings.reduce(
    (risk, [, , , amountFen, confidence = 0]) => risk + riskOf({ confidence, amountFen }),
    0,
  );
}
