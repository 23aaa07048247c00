import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { View } from '../../core/indicators/sheet.ts';
import type { SheetColumns } from '../../core/indicators/sheet-columns.ts';
import { countOf } from '../../core/indicators/tally.ts';
import { unitsOfSheets } from '../../core/indicators/units-of-sheets.ts';
import type { Within } from '../../core/indicators/view-figures.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { SheetSource } from '../../platform/summaries/sheet-source.ts';
import { placeQuery, questionOf, scopeView, scopeViewSchema, withinViewSchema } from './summary-query.ts';

export const periodQuerySchema = z.strictObject(placeQuery);

export const periodListSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  months: z
    .array(z.strictObject({ month: z.string(), cases: z.number(), outpatient_bills: z.number() }))
    .meta({ description: '有数据的月份，早的在前 months that have data, the first first' }),
});

export type PeriodList = z.infer<typeof periodListSchema>;

export interface PeriodServices {
  readonly knowledge: QueryKnowledge;
  readonly sheets: Pick<SheetSource, 'readMonths'>;
}

/** For which months there are figures. */
export function periodRoutes(services: PeriodServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => listPeriods(services, c));
}

// Those that lists may be of.
const first = '1990-01';
const last = '2099-12';

async function listPeriods({ knowledge, sheets }: PeriodServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, periodQuerySchema);
  if (!read.ok) return read.refusal;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const { scope, within } = question;
  const view = viewTelling(within);
  const months = [...(await sheets.readMonths(scope, view, first, last))]
    .map(([month, sheet]) => ({ month, ...countsOf(view, sheet, within) }))
    .filter((counts) => counts.cases > 0 || counts.outpatient_bills > 0);
  return c.json({ of: scopeView(scope), within, months } satisfies PeriodList);
}

/** The smallest sheet that tells whose cases they are. */
function viewTelling({ department, doctor }: Within): View {
  if (doctor !== undefined) return 'doctor';
  return department === undefined ? 'total' : 'department';
}

function countsOf(view: View, sheet: SheetColumns, within: Within) {
  const units = unitsOfSheets('total', within, { view, sheets: [sheet] }, { view: 'mix', sheets: [] });
  const tally = units.get('all')?.tally ?? {};
  return { cases: countOf(tally, 'cases'), outpatient_bills: countOf(tally, 'outpatientBills') };
}
