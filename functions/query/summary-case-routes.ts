import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { caseId } from '../../core/claims/case-id.ts';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { monthsOf, type Period } from '../../core/indicators/period.ts';
import {
  type CountedCase,
  countCase,
  isMadeOfCases,
  type Part,
  partOf,
  unitOfCounted,
} from '../../core/indicators/take-apart.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { type CaseFilter, filterQuery, isAsked } from './case-filter.ts';
import { type ChosenIndicators, chooseIndicators } from './chosen-indicators.ts';
import { pageOf, type Ranked } from './page-of.ts';
import { readStanding, type StandingSources } from './read-standing.ts';
import {
  balanceOf,
  caseTotals,
  caseTotalsSchema,
  summaryCase,
  summaryCaseSchema,
} from './summary-case-view.ts';
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
  withinViewSchema,
} from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { figureOf, sidesShape } from './summary-row.ts';

const sorts = ['setl_id', 'cost', 'payment', 'balance', 'weight', 'los', 'identified', 'part'] as const;

export const summaryCaseQuerySchema = z.strictObject({
  period: periodQuery,
  ...placeQuery,
  ...withinQuery,
  ...filterQuery,
  indicator: z.string().min(1).max(60).optional().meta({
    description: '只列计入该指标的病例及其贡献 only cases that the indicator counts, each with its part',
  }),
  sort: z.enum(sorts).optional(),
  ...pageQuery,
});

export const summaryCasePageSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  period: z.string(),
  totals: caseTotalsSchema,
  figure: z
    .strictObject(sidesShape)
    .optional()
    .meta({ description: '所列病例合计的指标 the indicator over all of them' }),
  cases: z.array(summaryCaseSchema),
  next: z.string().nullable(),
});

export type CasePage = z.infer<typeof summaryCasePageSchema>;

export type SummaryCaseServices = SummaryServices & StandingSources;

/** The cases behind a figure, as they stand: their sums are the figure. */
export function summaryCaseRoutes(services: SummaryCaseServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => listCases(services, c));
}

interface Found {
  readonly hospital: string;
  readonly standing: StandingCase;
  readonly counted: CountedCase;
  readonly part: Part | null;
}

async function listCases(services: SummaryCaseServices, c: Context<ApiEnv>): Promise<Response> {
  const { knowledge, views } = services;
  const read = readQuery(c, summaryCaseQuerySchema);
  if (!read.ok) return read.refusal;
  const { period, indicator, limit, cursor } = read.value;
  const { sort = indicator === undefined ? 'setl_id' : 'part' } = read.value;
  const { order = sort === 'setl_id' ? 'asc' : 'desc' } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const { scope, within } = question;
  if (scope.kind === 'region' && monthsOf(period).length > 1) return problem('range-too-long');
  const chosen = chosenOf(knowledge.indicators, period, indicator);
  if (chosen instanceof Response) return chosen;
  const [all, means] = await Promise.all([
    readCases(services, question, period, read.value),
    chosen && views.means(scope, period),
  ]);
  const figure =
    chosen && means && figureOf(chosen.valuesOf(unitOfCounted(all.map(countedIn)), means, null)[0]);
  const found = chosen && means ? withParts(all, chosen, means) : all;
  const list = listName('cases', { ...read.value, limit: 0, cursor: '' }, question, sort, order);
  const ranked = found.map((one) => rank(one, sort));
  const page = pageOf(ranked, { list, order, limit, cursor });
  if (!page) return problem('bad-cursor');
  const shown = page.rows.map(({ hospital, standing }) =>
    caseId({ hospital, settlementId: standing.settlementId }),
  );
  c.set('told', { ...scopeView(scope), cases: shown });
  return c.json({
    of: scopeView(scope),
    within,
    period,
    totals: caseTotals(found.map(({ counted }) => counted.tally)),
    ...(figure && { figure }),
    cases: page.rows.map(({ hospital, standing, part }) => summaryCase(hospital, standing, part)),
    next: page.next,
  } satisfies CasePage);
}

const countedIn = ({ counted }: Found) => counted;

/** The indicator that cases are asked about, or the refusal of one that has no cases; `null` where none was named. */
function chosenOf(
  all: readonly ManagementIndicator[],
  period: Period,
  indicator: string | undefined,
): ChosenIndicators | null | Response {
  if (indicator === undefined) return null;
  const chosen = chooseIndicators(all, period, [indicator]);
  if (!chosen) return problem('unknown-indicator');
  return chosen.indicators.every(isMadeOfCases) ? chosen : problem('not-made-of-cases');
}

/** The cases asked for. */
async function readCases(
  services: SummaryCaseServices,
  question: Question,
  period: Period,
  filter: CaseFilter,
): Promise<readonly Found[]> {
  const all = await readStanding(services, question, period);
  return all
    .filter(({ standing: { facts } }) => isAsked(facts, question.within, filter))
    .map(({ hospital, standing }) => ({
      hospital,
      standing,
      counted: countCase(standing.facts),
      part: null,
    }));
}

/** Those that the indicator counts, with what each puts into it. */
function withParts(
  asked: readonly Found[],
  { indicators }: ChosenIndicators,
  means: Benchmark,
): readonly Found[] {
  return asked.flatMap((found) => {
    const part = indicators[0] && partOf(found.counted, indicators[0], means);
    return part ? [{ ...found, part }] : [];
  });
}

function rank(found: Found, sort: (typeof sorts)[number]): Ranked<Found> {
  const { facts, settlementId } = found.standing;
  const values = {
    setl_id: settlementId,
    cost: facts.costFen,
    payment: facts.paymentFen,
    balance: balanceOf(facts),
    weight: facts.weightE4,
    los: facts.losDays,
    identified: facts.identifiedFen,
    part: found.part && (found.part.above ?? found.part.value),
  };
  return { row: found, id: `${settlementId} ${found.hospital}`, value: values[sort] };
}
