import { Hono } from 'hono';
import * as z from 'zod';
import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { isPeriod } from '../../core/indicators/period.ts';
import { isMadeOfCases } from '../../core/indicators/take-apart.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { badPeriod } from './bad-period.ts';
import { periodQuery } from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

export const indicatorQuerySchema = z.strictObject({ period: periodQuery });

const indicatorViewSchema = z.strictObject({
  id: z.string(),
  name: wordsViewSchema,
  meaning: wordsViewSchema,
  dimension: z.string(),
  level1: wordsViewSchema,
  unit: z.string().meta({ description: '金额为分，比例为小数 money in fen, shares as fractions of one' }),
  better: z.enum(['higher', 'lower', 'neither']),
  formula: z.looseObject({ kind: z.string() }).meta({ description: '如知识库所载 as declared' }),
  thresholds: z.array(
    z.strictObject({ basis: z.string(), yellow: z.number(), red: z.number(), source: z.string() }),
  ),
  min_cases: z.number().meta({ description: '不足则不亮灯 fewer light no lamp' }),
  made_of_cases: z.boolean().meta({ description: '可分解到病例 can be taken apart down to cases' }),
  column: z
    .number()
    .nullable()
    .meta({ description: '各类单元共用列中的位置 place among the columns that all units are shown by' }),
  source: z.string(),
  effective_from: z.string(),
  effective_to: z.string().nullable(),
});

export const indicatorListSchema = z.strictObject({ indicators: z.array(indicatorViewSchema) });

export type IndicatorList = z.infer<typeof indicatorListSchema>;
export type IndicatorView = z.infer<typeof indicatorViewSchema>;

/** The definitions in force: what the figures mean, and when they light a lamp. */
export function indicatorRoutes({ knowledge }: { readonly knowledge: QueryKnowledge }): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => {
    const query = readQuery(c, indicatorQuerySchema);
    if (!query.ok) return query.refusal;
    const { period } = query.value;
    if (!isPeriod(period)) return badPeriod(period);
    const { columns } = knowledge.steering.portrait;
    const indicators = indicatorsInForce(knowledge.indicators, period).map((one) =>
      indicatorView(one, columns.indexOf(one.id)),
    );
    return c.json({ indicators } satisfies z.infer<typeof indicatorListSchema>);
  });
}

/** @param column below 0 where it is none of the columns */
function indicatorView(indicator: ManagementIndicator, column: number): IndicatorView {
  const { id, name, meaning, dimension, level1, unit, better, formula, thresholds, source } = indicator;
  return {
    id,
    name,
    meaning,
    dimension,
    level1,
    unit,
    better,
    formula,
    thresholds: thresholds.map(({ basis, yellow, red, source: of }) => ({ basis, yellow, red, source: of })),
    min_cases: indicator.minCases,
    made_of_cases: isMadeOfCases(indicator),
    column: column < 0 ? null : column,
    source,
    effective_from: indicator.effectiveFrom,
    effective_to: indicator.effectiveTo,
  };
}
