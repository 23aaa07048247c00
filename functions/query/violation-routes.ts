import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { monthsOf, monthsUntil } from '../../core/indicators/period.ts';
import { countOf, type Tally } from '../../core/indicators/tally.ts';
import { gravestFirst } from '../../core/rules/finding.ts';
import { rulesOfUnit } from '../../core/steering/rules-of-unit.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import { severities } from './summary-case-view.ts';
import {
  periodQuery,
  placeQuery,
  questionOf,
  scopeView,
  scopeViewSchema,
  withinQuery,
  withinViewSchema,
} from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { wordsViewSchema } from './summary-row.ts';

const mostMonths = 36;

export const violationQuerySchema = z.strictObject({
  period: periodQuery,
  months: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostMonths)
    .default(24)
    .meta({ description: '走势的月数，至期末为止 months of the trend, up to the end of the period' }),
  ...placeQuery,
  ...withinQuery,
});

const foundShape = {
  looked_at: z.number().meta({ description: '所查病例与单据 stays and bills' }),
  flagged: z.number().meta({ description: '有问题的病例与单据 those with findings' }),
  findings: z.number(),
  amount_fen: z.number().meta({ description: '同一费用只计一次 money that several rules point at once' }),
  by_severity: z.array(
    z.strictObject({ severity: severities, findings: z.number(), amount_fen: z.number() }),
  ),
};

export const violationsSchema = z.strictObject({
  of: scopeViewSchema,
  within: withinViewSchema,
  period: z.string(),
  whole: z.strictObject(foundShape),
  rules: z
    .array(
      z.strictObject({
        rule: z.string(),
        name: wordsViewSchema.nullable(),
        findings: z.number(),
        cases: z.number(),
        amount_fen: z.number(),
        findings_before: z.number(),
        share: z.number().nullable().meta({ description: '占各规则金额之和 of the money of all rules' }),
        up_to: z.number().nullable().meta({ description: '累计占比 with all rules above it' }),
      }),
    )
    .meta({ description: '金额大者在前 most money first' }),
  months: z.array(z.strictObject({ month: z.string(), ...foundShape })),
});

export type ViolationsView = z.infer<typeof violationsSchema>;

type RuleView = z.infer<typeof violationsSchema>['rules'][number];

/** What the rules found: in a period by rule, and month by month. */
export function violationRoutes(services: SummaryServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', (c) => showViolations(services, c));
}

async function showViolations({ views, knowledge }: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const read = readQuery(c, violationQuerySchema);
  if (!read.ok) return read.refusal;
  const { period, months } = read.value;
  const question = questionOf(c.var.caller, read.value, knowledge);
  if (question instanceof Response) return question;
  const until = monthsOf(period).at(-1) as string;
  const asked = { ...question, view: 'total', byGroup: 'core' } as const;
  const [{ units }, history] = await Promise.all([
    views.read({ ...asked, period }),
    views.history({ ...asked, from: monthsUntil(until, months)[0] as string, until }),
  ]);
  const [unit] = units;
  if (!unit) return problem('not-found');
  return c.json({
    of: scopeView(question.scope),
    within: question.within,
    period,
    whole: foundIn(unit.now.tally),
    rules: ruleViews(unit.now.tally, unit.before?.tally, knowledge.names),
    months: history.map((month) => ({
      month: month.month,
      ...foundIn(month.units.get(unit.key)?.tally ?? {}),
    })),
  } satisfies z.infer<typeof violationsSchema>);
}

function foundIn(tally: Tally) {
  return {
    looked_at: countOf(tally, 'cases') + countOf(tally, 'outpatientBills'),
    flagged: countOf(tally, 'flagged'),
    findings: countOf(tally, 'findings'),
    amount_fen: countOf(tally, 'identifiedFen'),
    by_severity: gravestFirst.map((severity) => ({
      severity,
      findings: countOf(tally, `severity/${severity}`),
      amount_fen: countOf(tally, `severityFen/${severity}`),
    })),
  };
}

/** With shares where there is money. */
function ruleViews(now: Tally, before: Tally | undefined, names: Names): RuleView[] {
  const rules = rulesOfUnit(now, before);
  const allFen = rules.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const shareOf = (fen: number) => (allFen === 0 ? null : fen / allFen);
  let upToFen = 0;
  return rules.map(({ rule, findings, cases, amountFen, findingsBefore }) => {
    upToFen += amountFen;
    return {
      rule,
      name: names.rule(rule),
      findings,
      cases,
      amount_fen: amountFen,
      findings_before: findingsBefore,
      share: shareOf(amountFen),
      up_to: shareOf(upToFen),
    };
  });
}
