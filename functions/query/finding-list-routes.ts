import type { Context } from 'hono';
import * as z from 'zod';
import { caseId } from '../../core/claims/case-id.ts';
import { monthsOf } from '../../core/indicators/period.ts';
import { actionsOf, reviewStates } from '../../core/review/review.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { CaseStore } from '../../platform/table/cases.ts';
import type { Stand } from '../../platform/table/stands.ts';
import { filterQuery } from './case-filter.ts';
import { casesOfBatch } from './cases-of-batch.ts';
import type { FindingPage, FindingRow } from './finding-schemas.ts';
import { summariseFindings } from './finding-summary.ts';
import { type ListedMonth, type ListServices, listMonths, ofCases, standIn } from './listed-findings.ts';
import type { FoundFinding } from './month-findings.ts';
import { pageOf } from './page-of.ts';
import {
  listName,
  periodQuery,
  placeQuery,
  type Question,
  questionOf,
  scopeView,
  withinQuery,
} from './summary-query.ts';
import { type BatchSources, visibleBatch } from './visible-batch.ts';

const wholeQuery = {
  period: periodQuery,
  ...placeQuery,
  ...withinQuery,
  batch: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: '该批次现行的病例 of cases that stand as this batch has told them' }),
};

export const findingSummaryQuerySchema = z.strictObject(wholeQuery);

export const findingQuerySchema = z.strictObject({
  ...wholeQuery,
  rule: filterQuery.rule,
  severity: filterQuery.severity,
  state: z.enum(reviewStates).optional(),
  setl_id: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  cursor: z.string().max(400).optional(),
});

export interface FindingListServices extends ListServices, BatchSources {
  readonly knowledge: QueryKnowledge;
  readonly cases: Pick<CaseStore, 'head' | 'heads'>;
}

/** The worklist of findings: most money first. */
export async function listFindings(services: FindingListServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, findingQuerySchema);
  if (!read.ok) return read.refusal;
  const { period, limit, cursor } = read.value;
  const asked = await askedMonths(services, c, read.value);
  if (asked instanceof Response) return asked;
  const { question, months } = asked;
  const found = months.flatMap((month) =>
    month.ranked
      .filter(({ row }) => isWanted(month, row, read.value))
      .map(({ row, value, id }) => ({ row: { found: row, month }, value, id })),
  );
  const list = listName('findings', { ...read.value, limit: 0, cursor: '' }, question);
  const page = pageOf(found, { list, order: 'desc', limit, cursor });
  if (!page) return problem('bad-cursor');
  c.set('told', { ...scopeView(question.scope), cases: page.rows.map((row) => caseId(row.found)) });
  const { names, ruleCategory } = services.knowledge;
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    period,
    total: found.length,
    findings: page.rows.map((row) => rowOf(row.found, standIn(row.month, row.found))),
    rules: [...new Set(page.rows.map((row) => row.found.ruleId))]
      .sort()
      .map((key) => ({ key, name: names.rule(key), category: ruleCategory(key) })),
    departments: [...new Set(page.rows.map((row) => row.found.facts.department))]
      .sort()
      .map((key) => ({ key, name: names.department(key) })),
    actions: reviewStates.map((state) => ({ state, actions: [...actionsOf(c.var.caller.role, state)] })),
    next: page.next,
  } satisfies FindingPage);
}

/** What was found, confirmed and recovered, by state, rule and department. */
export async function showSummary(services: FindingListServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, findingSummaryQuerySchema);
  if (!read.ok) return read.refusal;
  const asked = await askedMonths(services, c, read.value);
  if (asked instanceof Response) return asked;
  const { question, months } = asked;
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    period: read.value.period,
    ...summariseFindings(months, services.knowledge.names),
  });
}

async function askedMonths(
  services: FindingListServices,
  c: Context<ApiEnv>,
  query: z.infer<typeof findingSummaryQuerySchema>,
): Promise<Response | { readonly question: Question; readonly months: readonly ListedMonth[] }> {
  const question = questionOf(c.var.caller, query, services.knowledge);
  if (question instanceof Response) return question;
  if (question.scope.kind === 'region' && monthsOf(query.period).length > 1) return problem('range-too-long');
  const { batch: id } = query;
  const batch = id === undefined ? undefined : await visibleBatch(services, c.var.caller, id);
  if (batch === null) return problem('not-found');
  const months = await listMonths(services, question, query.period);
  if (!batch) return { question, months };
  const own = await inParallel(months, 1, async (month) =>
    ofCases(month, await casesOfBatch(services.cases, batch, month.cases)),
  );
  return { question, months: own };
}

function isWanted(
  month: ListedMonth,
  found: FoundFinding,
  { rule, severity, state, setl_id }: z.infer<typeof findingQuerySchema>,
): boolean {
  return (
    (rule === undefined || found.ruleId === rule) &&
    (severity === undefined || found.severity === severity) &&
    (setl_id === undefined || found.settlementId === setl_id) &&
    (state === undefined || standIn(month, found).state === state)
  );
}

function rowOf(found: FoundFinding, stand: Stand): FindingRow {
  const { facts } = found;
  return {
    finding_id: found.findingId,
    hospital: found.hospital,
    setl_id: found.settlementId,
    rule_id: found.ruleId,
    severity: found.severity,
    department: facts.department,
    doctor: facts.doctor,
    group: facts.group,
    month: facts.month,
    amount_fen: found.foundFen,
    confidence: found.confidence,
    state: stand.state,
    outcome: stand.outcome,
    decided_fen: stand.amountFen,
  };
}
