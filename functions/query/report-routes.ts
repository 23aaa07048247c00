import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isPeriod } from '../../core/indicators/period.ts';
import type { ReportForm } from '../../core/reports/report-forms.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { LinkSigner } from '../../platform/link-signer.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { parseReportKey, type ReportName, reportsOf } from '../../platform/report-keys.ts';
import { badPeriod } from './bad-period.ts';
import { pageOf } from './page-of.ts';
import {
  listName,
  pageQuery,
  periodQuery,
  placeQuery,
  type Question,
  questionOf,
  scopeView,
  scopeViewSchema,
  withinQuery,
} from './summary-query.ts';
import { wordsViewSchema } from './summary-row.ts';

export const reportQuerySchema = z.strictObject({
  period: periodQuery.optional(),
  department: withinQuery.department,
  ...placeQuery,
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
});

export const reportListSchema = z.strictObject({
  of: scopeViewSchema,
  reports: z.array(
    z.strictObject({
      period: z.string(),
      department: z.string().nullable().meta({ description: '全院为 null; null of the whole hospital' }),
      name: wordsViewSchema.nullable(),
      links: z
        .record(z.string(), z.url())
        .meta({ description: '按形式，短时有效 by form, good for a short while' }),
    }),
  ),
  next: z.string().nullable(),
});

export type ReportList = z.infer<typeof reportListSchema>;

export interface ReportServices {
  readonly knowledge: QueryKnowledge;
  /** The bucket in which reports lie. */
  readonly reports: Pick<ObjectStore, 'list'>;
  readonly signLink: LinkSigner;
}

/** The reports that were made, the latest period first, with links by which to read them. */
export function reportRoutes(services: ReportServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => listReports(services, c));
}

async function listReports(services: ReportServices, c: Context<ApiEnv>): Promise<Response> {
  const { knowledge, reports } = services;
  const read = readQuery(c, reportQuerySchema);
  if (!read.ok) return read.refusal;
  const { period, limit, cursor } = read.value;
  if (period !== undefined && !isPeriod(period)) return badPeriod(period);
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const { scope, within } = question;
  const keys = await reports.list(`${reportsOf(scope)}${period === undefined ? '' : `${period}/`}`);
  const made = madeReports(keys, question).map((row) => ({
    row,
    value: row.name.period,
    id: row.name.department ?? '',
  }));
  const list = listName('reports', scope, within, period);
  const page = pageOf(made, { list, order: 'desc', limit, cursor });
  if (!page) return problem('bad-cursor');
  c.set('told', { ...scopeView(scope), count: page.rows.length });
  return c.json({
    of: scopeView(scope),
    reports: await Promise.all(page.rows.map((row) => reportView(services, row))),
    next: page.next,
  } satisfies ReportList);
}

interface MadeReport {
  readonly name: ReportName;
  readonly keys: ReadonlyMap<ReportForm, string>;
}

/** Each report once, with the keys of its forms; of a department's, only where they were asked for. */
function madeReports(keys: readonly string[], { scope, within }: Question): readonly MadeReport[] {
  const made = new Map<string, { readonly name: ReportName; readonly keys: Map<ReportForm, string> }>();
  for (const key of keys) {
    const found = parseReportKey(scope, key);
    if (!found || (within.department !== undefined && found.name.department !== within.department)) continue;
    const id = JSON.stringify([found.name.period, found.name.department]);
    const report = made.get(id) ?? { name: found.name, keys: new Map() };
    made.set(id, report);
    report.keys.set(found.form, key);
  }
  return [...made.values()];
}

async function reportView({ knowledge, signLink }: ReportServices, { name, keys }: MadeReport) {
  const { period, department } = name;
  const links = await Promise.all([...keys].map(async ([form, key]) => [form, await signLink(key)] as const));
  return {
    period,
    department: department ?? null,
    name: department === undefined ? null : knowledge.names.department(department),
    links: Object.fromEntries(links),
  };
}
