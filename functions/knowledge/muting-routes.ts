import type * as z from 'zod';
import { isMutingInForce } from '../../core/orders/muting.ts';
import { isOf } from '../../platform/access/sight.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { type mutingListSchema, mutingQuerySchema } from './muting-schemas.ts';
import { knowledgeRoutes } from './reader.ts';

/** What a hospital has decided to show no warnings of. */
export function mutingRoutes({ installed, mutings, now }: KnowledgeServices) {
  return knowledgeRoutes().get('/', async (c) => {
    const read = readQuery(c, mutingQuerySchema);
    if (!read.ok) return read.refusal;
    const { caller, reader } = c.var;
    const hospital = read.value.hospital ?? caller.hospital;
    const isSeen =
      hospital === caller.hospital || (reader.decides && isOf(reader.region, hospital, installed.registers));
    if (!isSeen) return problem('not-found');
    const today = chinaTime(new Date(now())).slice(0, 10);
    const made = await mutings.of(hospital);
    return c.json({
      hospital,
      mutings: made.map((muting) => ({ ...muting, is_in_force: isMutingInForce(muting, today) })),
    } satisfies z.infer<typeof mutingListSchema>);
  });
}
