import * as z from 'zod';
import { baselineOf } from '../../core/costs/baseline-of.ts';
import { regionOf } from '../../core/knowledge.ts';
import { unitKinds } from '../../core/statistics/indicator.ts';
import { judgeUnits } from '../../core/statistics/judge-units.ts';
import { awsClients } from '../../platform/aws.ts';
import { loadIndicators } from '../../platform/knowledge/load-indicators.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { baselineStore } from '../../platform/table/baselines.ts';
import { statisticStore } from '../../platform/table/statistics.ts';
import { summaryStore } from '../../platform/table/summaries.ts';
import { openTable } from '../../platform/table/table.ts';
import { lastFullMonth, monthsUntil } from './period.ts';
import { type RegionMix, readRegion } from './read-region.ts';

const settings = readSettings(process.env, { TABLE: required });
const { dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const summaries = summaryStore(table);
const statistics = statisticStore(table);
const baselines = baselineStore(table);
const knowledge = loadKnowledge();
const indicators = loadIndicators();
const monthsLookedAt = 12;

/** What whoever invokes it by hand may ask for; the schedule asks for nothing. */
const eventSchema = z.object({
  until: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/**
 * Judges the units of every region over twelve full months, and renews what its cases cost by group. Only the
 * hospitals of the registry are looked at: of others nobody knows the region.
 */
export async function handler(event: unknown): Promise<void> {
  const now = new Date().toISOString();
  const months = monthsUntil(eventSchema.parse(event).until ?? lastFullMonth(now), monthsLookedAt);
  const byRegion = Map.groupBy(knowledge.hospitals.values(), ({ code }) => regionOf(code, knowledge).code);
  for (const [region, hospitals] of byRegion) {
    const mix = await readRegion(summaries, hospitals, months);
    const { findings } = judgeUnits(region, mix.rows, indicators, unitKinds);
    await statistics.write(findings, now);
    await renewBaselines(region, mix);
    log.info('statistics', { region, until: months.at(-1), judged: findings.length });
  }
}

async function renewBaselines(region: string, { costs }: RegionMix): Promise<void> {
  for (const [scheme, ofScheme] of costs) {
    const renewed = [...ofScheme].map(([drg, sketch]) => baselineOf(drg, sketch));
    await baselines.write(
      region,
      scheme,
      renewed.filter((baseline) => baseline !== null),
    );
  }
}
