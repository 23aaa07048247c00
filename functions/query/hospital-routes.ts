import { Hono } from 'hono';
import * as z from 'zod';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { isOf } from './sight.ts';
import { wordsViewSchema } from './summary-row.ts';

export const hospitalListSchema = z.strictObject({
  hospitals: z.array(z.strictObject({ hospital: z.string(), name: wordsViewSchema.nullable() })),
});

/** The hospitals that the caller may name: his own, and for an office of a region all registered ones of it. */
export function hospitalRoutes({ knowledge }: { readonly knowledge: QueryKnowledge }): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => {
    const { caller } = c.var;
    const region = caller.role === 'office' ? caller.region : undefined;
    const others = [...knowledge.hospitals.keys()].filter(
      (code) => region !== undefined && isOf(region, code, knowledge),
    );
    const codes = [...new Set([caller.hospital, ...others])];
    return c.json({
      hospitals: codes.map((hospital) => ({ hospital, name: knowledge.names.hospital(hospital) })),
    } satisfies z.infer<typeof hospitalListSchema>);
  });
}
