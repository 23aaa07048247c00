import * as z from 'zod';
import type { CaseFacts, CaseStatus } from '../../core/indicators/case-facts.ts';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import type { Part } from '../../core/indicators/take-apart.ts';
import { countOf, type Tally } from '../../core/indicators/tally.ts';
import { gravestFirst, type Severity } from '../../core/rules/finding.ts';
import { sidesShape } from './summary-row.ts';

export const caseStatuses = [
  'grouped',
  'ambiguous',
  'ungroupable',
  'invalid',
  'dxUnmapped',
  'procUnmapped',
  'outpatient',
] as const satisfies readonly CaseStatus[];

export const outliers = ['normal', 'high', 'low'] as const satisfies readonly CaseFacts['outlier'][];

export const severities = z.enum(gravestFirst as readonly [Severity, ...Severity[]]);

const { cases: _restsOn, ...partShape } = sidesShape;

/** A case as it is counted. */
export const summaryCaseSchema = z.strictObject({
  hospital: z.string(),
  setl_id: z.string(),
  month: z.string(),
  department: z.string(),
  doctor: z.string().nullable(),
  status: z.enum(caseStatuses),
  scheme: z.string().nullable(),
  group: z.string().meta({ description: '付费的病组或病种 the group it is paid by' }),
  weight: z.number().nullable(),
  cost_fen: z.number().nullable(),
  payment_fen: z.number().nullable(),
  balance_fen: z.number().nullable(),
  outlier: z.enum(outliers),
  los_days: z.number(),
  died: z.boolean(),
  amount_identified_fen: z.number(),
  findings: z.array(
    z.strictObject({ rule_id: z.string(), severity: severities, count: z.number(), amount_fen: z.number() }),
  ),
  marks: z.array(z.string()),
  part: z
    .strictObject(partShape)
    .optional()
    .meta({ description: '对所问指标的贡献 what it puts into the indicator asked for' }),
});

export type SummaryCase = z.infer<typeof summaryCaseSchema>;

export function summaryCase(
  hospital: string,
  { settlementId, facts }: StandingCase,
  part: Part | null,
): SummaryCase {
  return {
    hospital,
    setl_id: settlementId,
    month: facts.month,
    department: facts.department,
    doctor: facts.doctor,
    status: facts.status,
    scheme: facts.signs?.scheme ?? null,
    group: facts.group,
    weight: facts.weightE4 === null ? null : facts.weightE4 / 10_000,
    cost_fen: facts.costFen,
    payment_fen: facts.paymentFen,
    balance_fen: balanceOf(facts),
    outlier: facts.outlier,
    los_days: facts.losDays,
    died: facts.died,
    amount_identified_fen: facts.identifiedFen,
    findings: facts.findings.map(([rule_id, severity, count, amount_fen]) => ({
      rule_id,
      severity,
      count,
      amount_fen,
    })),
    marks: [...(facts.marks ?? [])],
    ...(part && { part }),
  };
}

export function balanceOf({ costFen, paymentFen }: CaseFacts): number | null {
  return costFen === null || paymentFen === null ? null : paymentFen - costFen;
}

/** Sums over all cases that were asked for, on whatever page they stand. */
export const caseTotalsSchema = z.strictObject({
  cases: z.number().meta({ description: '住院病例 stays' }),
  outpatient_bills: z.number(),
  total_weight: z.number(),
  cost_fen: z.number(),
  outpatient_fen: z.number(),
  payment_fen: z.number(),
  balance_fen: z.number(),
  los_days: z.number(),
  deaths: z.number(),
  flagged_cases: z.number(),
  amount_identified_fen: z.number(),
});

export function caseTotals(tallies: readonly Tally[]): z.infer<typeof caseTotalsSchema> {
  const sum = (name: string) => tallies.reduce((total, tally) => total + countOf(tally, name), 0);
  return {
    cases: sum('cases'),
    outpatient_bills: sum('outpatientBills'),
    total_weight: sum('weightE4') / 10_000,
    cost_fen: sum('costFen'),
    outpatient_fen: sum('outpatientFen'),
    payment_fen: sum('paymentFen'),
    balance_fen: sum('balanceFen'),
    los_days: sum('losDays'),
    deaths: sum('deaths'),
    flagged_cases: sum('flagged'),
    amount_identified_fen: sum('identifiedFen'),
  };
}
