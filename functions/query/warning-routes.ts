import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isPeriod, monthsOf } from '../../core/indicators/period.ts';
import { reportFatigue } from '../../core/orders/fatigue/fatigue-report.ts';
import { nameReport } from '../../core/orders/fatigue/named-report.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';
import { isWithinDepartment } from '../../core/rules/exemption.ts';
import { ownPartOf } from '../../platform/access/standing.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { WarningStore } from '../../platform/table/warnings.ts';
import { badPeriod } from './bad-period.ts';
import { ownRules } from './own-warnings.ts';
import { pageOf } from './page-of.ts';
import { listName, pageQuery, periodQuery, placeQuery, questionOf, withinQuery } from './summary-query.ts';
import { type WarningList, type WarningSummary, warningStates } from './warning-schemas.ts';

const periodOfShowing = periodQuery.meta({
  description: '提示时间：月、季或年 month, quarter or year in which they were shown',
  example: '2026-11',
});

export const warningQuerySchema = z.strictObject({
  period: periodOfShowing,
  state: z.enum(warningStates).optional(),
  rule: z.string().min(1).max(60).optional(),
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
});

export const warningSummaryQuerySchema = z.strictObject({
  period: periodOfShowing,
  hospital: placeQuery.hospital,
  department: withinQuery.department,
});

export interface WarningServices {
  readonly warnings: Pick<WarningStore, 'ofMonth'>;
  readonly knowledge: QueryKnowledge;
}

const readsAtOnce = 4;

/**
 * What became of warnings while orders were written: to a clinician his own, to who steers the rates of rules and
 * departments, in which no doctor is named.
 */
export function warningRoutes(services: WarningServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', (c) => listOwn(services, c))
    .get('/summary', (c) => summarise(services, c));
}

async function listOwn({ warnings, knowledge }: WarningServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, warningQuerySchema);
  if (!read.ok) return read.refusal;
  const { period, state, rule, limit, cursor } = read.value;
  const { caller } = c.var;
  const own = ownPartOf(caller);
  if (own?.kind !== 'doctor') return problem('not-found');
  if (!isPeriod(period)) return badPeriod(period);
  const { hospital } = caller;
  const { doctor } = own;
  const shown = await ofPeriod(warnings, hospital, period);
  const asked = shown
    .filter((one) => one.doctor === doctor)
    .filter((one) => (state === undefined || one.state === state) && (rule ?? one.rule) === one.rule)
    .map((row) => ({ row, value: row.shown_at, id: row.id }));
  const list = listName('warnings', hospital, doctor, period, state, rule);
  const page = pageOf(asked, { list, order: 'desc', limit, cursor });
  if (!page) return problem('bad-cursor');
  return c.json({
    period,
    rules: ownRules(shown, doctor, knowledge.warnings.thresholds).map((one) => ({
      ...one,
      rule_name: knowledge.names.rule(one.rule),
    })),
    reasons: [...knowledge.warnings.reasons],
    warnings: page.rows.map((one) => warningView(one, knowledge)),
    next: page.next,
  } satisfies WarningList);
}

async function summarise({ warnings, knowledge }: WarningServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, warningSummaryQuerySchema);
  if (!read.ok) return read.refusal;
  const { period } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const { scope, within } = question;
  if (scope.kind !== 'hospital') return problem('not-found');
  const shown = await ofPeriod(warnings, scope.hospital, period);
  const { department } = within;
  const records = shown.filter(
    (one) =>
      department === undefined || (one.department !== null && isWithinDepartment(one.department, department)),
  );
  const { reasons, thresholds, parameters } = knowledge.warnings;
  const { per_100_checks: _unknown, ...report } = nameReport(reportFatigue(records, null, thresholds), {
    reasons,
    parameters: (rule) => parameters[rule] ?? [],
  });
  return c.json({
    of: { hospital: scope.hospital },
    period,
    ...(report as SummaryReport),
    rule_names: namesOf(
      report.rules.map(({ rule }) => rule),
      knowledge.names.rule,
    ),
    department_names: namesOf(
      report.departments.flatMap((one) => one.department ?? []),
      knowledge.names.department,
    ),
    references: [...thresholds.references],
  } satisfies WarningSummary);
}

/** The report as the schema has it: the same but for lists that may not be changed. */
type SummaryReport = Pick<
  WarningSummary,
  'thresholds' | 'total' | 'departments' | 'rules' | 'proposals' | 'reason_words'
>;

async function ofPeriod(
  warnings: WarningServices['warnings'],
  hospital: string,
  period: string,
): Promise<WarningRecord[]> {
  const months = await inParallel(monthsOf(period), readsAtOnce, (month) =>
    warnings.ofMonth(hospital, month),
  );
  return months.flat();
}

function warningView(record: WarningRecord, { warnings, names }: QueryKnowledge) {
  const { id, rule, department, severity, needs_reason, amount_fen, shown_at, channel, state } = record;
  const { reason_code, reason_text, answered_at } = record;
  return {
    ...{ id, rule, department, severity, needs_reason, amount_fen, shown_at, channel, state },
    rule_name: names.rule(rule),
    reason: warnings.reasons.find(({ code }) => code === reason_code)?.words ?? null,
    reason_text,
    answered_at,
  };
}

function namesOf<T>(codes: readonly string[], nameOf: (code: string) => T | null): Record<string, T> {
  const named = codes.map((code) => [code, nameOf(code)] as const);
  return Object.fromEntries(named.filter((one): one is readonly [string, T] => one[1] !== null));
}
