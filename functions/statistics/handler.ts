import * as z from 'zod';
import { baselinesOf } from '../../core/costs/baselines-of.ts';
import { monthsUntil } from '../../core/indicators/period.ts';
import { regionOf } from '../../core/knowledge.ts';
import { unitKinds } from '../../core/statistics/indicator.ts';
import { judgeUnits } from '../../core/statistics/judge-units.ts';
import { awsClients } from '../../platform/aws.ts';
import { loadIndicators } from '../../platform/knowledge/load-indicators.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { log } from '../../platform/log.ts';
import { monthSchema } from '../../platform/messages.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { baselineStore } from '../../platform/table/baselines.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { statisticStore } from '../../platform/table/statistics.ts';
import { openTable } from '../../platform/table/table.ts';
import { lastFullMonth } from './last-full-month.ts';
import { readGroupCosts } from './read-group-costs.ts';
import { readStayRows } from './read-stay-rows.ts';

const settings = readSettings(process.env, { TABLE: required });
const { dynamodb } = awsClients();
const table = openTable(dynamodb, settings.TABLE);
const sheets = sheetStore(table);
const statistics = statisticStore(table);
const baselines = baselineStore(table);
const knowledge = loadKnowledge();
const indicators = loadIndicators();
const monthsLookedAt = 12;

/** What whoever invokes it by hand may ask for; the schedule asks for nothing. */
const eventSchema = z.object({
  until: monthSchema.optional(),
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
    const rows = await readStayRows(sheets, hospitals, months);
    const { findings } = judgeUnits(region, rows, indicators, unitKinds);
    await statistics.write(findings, now);
    await renewBaselines(region, months);
    log.info('statistics', { region, until: months.at(-1), judged: findings.length });
  }
}

async function renewBaselines(region: string, months: readonly string[]): Promise<void> {
  const costs = await readGroupCosts(sheets, region, months[0] as string, months.at(-1) as string);
  for (const [scheme, ofScheme] of costs)
    await baselines.write(region, scheme, [...baselinesOf(ofScheme).values()]);
}
