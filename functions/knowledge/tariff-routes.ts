import type * as z from 'zod';
import { isInForce } from '../../core/claims/calendar-days.ts';
import { chinaTime } from '../../platform/china-time.ts';
import type { TariffDescription } from '../../platform/knowledge/describe-tariff.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { knowledgeRoutes } from './reader.ts';
import type { tariffListSchema } from './tariff-schemas.ts';

/** The tariffs of all regions, those of the caller's first. */
export function tariffRoutes({ installed, now }: KnowledgeServices) {
  return knowledgeRoutes().get('/', (c) => {
    const { region } = c.var.reader;
    const { regions } = installed.registers;
    const today = chinaTime(new Date(now())).slice(0, 10);
    const tariffs = installed.tariffs().toSorted((a, b) => rank(a, region) - rank(b, region));
    return c.json({
      region,
      tariffs: tariffs.map((tariff) => ({
        ...tariff,
        exits: [...tariff.exits],
        notes: [...(tariff.notes ?? [])],
        region_name: regions.byCode.get(tariff.region)?.name ?? null,
        is_own: tariff.region === region,
        is_used: regions.byCode.get(tariff.region)?.tariffs.includes(tariff.id) ?? false,
        is_in_force: isInForce(today, tariff.effective_from, tariff.effective_to),
      })),
    } satisfies z.infer<typeof tariffListSchema>);
  });
}

const rank = (tariff: TariffDescription, region: string) => (tariff.region === region ? 0 : 1);
