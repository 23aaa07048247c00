import { Hono } from 'hono';
import * as z from 'zod';
import { regionOf } from '../../core/knowledge.ts';
import { paysBy } from '../../core/payment/region-book.ts';
import { hospitalsFor } from '../../platform/access/sight.ts';
import { chinaTime } from '../../platform/china-time.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { wordsViewSchema } from './summary-row.ts';

export const hospitalListSchema = z.strictObject({
  hospitals: z.array(
    z.strictObject({
      hospital: z.string(),
      name: wordsViewSchema.nullable(),
      paid_by: z
        .enum(['drg', 'dip'])
        .meta({ description: '今天出院的病例按何付费 what a case that is discharged today is paid by' }),
    }),
  ),
});

export type HospitalList = z.infer<typeof hospitalListSchema>;

interface HospitalServices {
  readonly knowledge: QueryKnowledge;
  readonly now: () => string;
}

/** The hospitals that the caller may name: his own, and for an office of a region all registered ones of it. */
export function hospitalRoutes({ knowledge, now }: HospitalServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => {
    const { caller } = c.var;
    const today = chinaTime(new Date(now())).slice(0, 10);
    return c.json({
      hospitals: hospitalsFor(caller, knowledge).map((hospital) => ({
        hospital,
        name: knowledge.names.hospital(hospital),
        paid_by: paysBy(regionOf(hospital, knowledge), today),
      })),
    } satisfies HospitalList);
  });
}
