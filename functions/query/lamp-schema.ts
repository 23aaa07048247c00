import * as z from 'zod';

/** A lamp as answers have it: `Lamp` of core/steering, its names in snake case. */
export const lampSchema = z.strictObject({
  unit: z.string(),
  indicator: z.string(),
  colour: z.enum(['green', 'yellow', 'red', 'none']),
  reason: z.string().nullable().meta({ description: '不亮灯的原因 why there is no lamp' }),
  value: z.number().nullable(),
  cases: z.number(),
  limit: z
    .strictObject({
      basis: z.string(),
      yellow: z.number(),
      red: z.number(),
      source: z.string(),
      made_of: z.number().nullable(),
    })
    .nullable(),
  is_past_red: z.boolean(),
  is_sure: z.boolean().nullable().meta({ description: '是否排除偶然 whether chance does not explain it' }),
  range: z
    .strictObject({ by: z.string(), low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: '95% 区间 where the true value lies at 95 %' }),
  past_probability: z.number().nullable(),
  before: z.number().nullable(),
  year_before: z.number().nullable(),
  news: z.array(z.looseObject({ kind: z.string(), is_sure: z.boolean() })),
});
