import * as z from 'zod';
import { wordsSchema } from '../../core/claims/words.ts';

export const tariffListSchema = z.strictObject({
  region: z.string(),
  tariffs: z.array(
    z.strictObject({
      id: z.string(),
      title: wordsSchema,
      region: z.string(),
      region_name: wordsSchema.nullable(),
      scheme: z.string(),
      effective_from: z.string(),
      effective_to: z.string().nullable(),
      is_own: z.boolean().meta({ description: '本地区 of the caller’s region' }),
      is_used: z.boolean().meta({ description: '该地区据此付费 the region pays by it' }),
      is_in_force: z.boolean(),
      groups: z.number(),
      groups_with_standard: z.number(),
      by_level: z.record(z.string(), z.number()).meta({ description: '各级别有标准的组数 by level' }),
      by_class: z.record(z.string(), z.number()).meta({ description: '另计的组数 groups marked out' }),
      limits: z.enum(['multiples', 'amounts']),
      high_pay: z.string(),
      low_pay: z.string(),
      exits: z.array(z.string()),
      institutions: z.number(),
      source: z.string(),
      notes: z.array(z.string()),
    }),
  ),
});

export type TariffList = z.infer<typeof tariffListSchema>;
