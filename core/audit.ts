import { type Assessment, assessCase } from './assess-case.ts';
import { caseContextOf } from './case-context-of.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import type { CostBaseline } from './costs/cost-baseline.ts';
import { dipRecord } from './dip-record.ts';
import type { CaseFacts, CaseSigns } from './indicators/case-facts.ts';
import { readmissionMark } from './indicators/case-measures.ts';
import { totalFindings } from './indicators/total-findings.ts';
import { type Knowledge, regionOf } from './knowledge.ts';
import type { Pricing } from './payment/price-case.ts';
import type { Result } from './result.ts';
import { buildCaseIndex } from './rules/build-case-index.ts';
import { distinctAmountFen } from './rules/distinct-amount.ts';
import type { Finding } from './rules/finding.ts';
import type { RuleRun } from './rules/rule-library.ts';
import type { StayRecord } from './rules/stay-record.ts';

/** A case to audit, with what the caller loaded for it. */
export interface AuditCase {
  readonly list: SettlementList;
  /** The person's other stays; `null` where the person is not known. */
  readonly history: readonly StayRecord[] | null;
  /** The person's own, as the history has it. */
  readonly birthMark?: string | undefined;
}

/** What an audit says of one case. */
export interface AuditedCase {
  readonly result: Result;
  readonly findings: readonly Finding[];
  readonly facts: CaseFacts;
}

/**
 * The whole domain in one call: groups each case, prices it, checks it against the rule library, and says
 * what it contributes to the summaries. `baselines` are the cost distributions by group.
 */
export function auditCases(
  cases: readonly AuditCase[],
  baselines: ReadonlyMap<string, CostBaseline>,
  knowledge: Knowledge,
): readonly AuditedCase[] {
  return cases.map((given) => auditCase(given, baselines, knowledge));
}

/** The same for a single case. Throws what a rule throws, which is a defect of ours. */
export function auditCase(
  { list, history, birthMark }: AuditCase,
  baselines: ReadonlyMap<string, CostBaseline>,
  knowledge: Knowledge,
): AuditedCase {
  const assessment = assessCase(list, knowledge);
  const context = caseContextOf(list, assessment, { history, birthMark, baselines }, knowledge);
  const rules = knowledge.rulesOf(regionOf(list.hospital, knowledge).code);
  const run = rules.run(buildCaseIndex(list, context));
  const identifiedFen = distinctAmountFen(run.findings);
  return {
    result: resultOf(list, assessment, run, identifiedFen),
    findings: run.findings,
    facts: factsOf(list, assessment, run, identifiedFen, knowledge),
  };
}

function resultOf(list: SettlementList, assessment: Assessment, run: RuleRun, identifiedFen: number): Result {
  const { stay } = list;
  const { grouping, drgPricing, pricing } = assessment;
  return {
    hospital: list.hospital,
    setl_id: list.settlementId,
    status: grouping.status,
    scheme: assessment.scheme,
    mdc: grouping.mdc,
    adrg: grouping.adrg,
    drg: grouping.drg,
    paid: assessment.paid,
    dip: assessment.dip && dipRecord(assessment.dip),
    tariff: assessment.tariff,
    drg_weight: weightOf(drgPricing),
    drg_payment_fen: drgPricing.paymentFen,
    weight: weightOf(pricing),
    standard_fen: pricing.standardFen,
    payment_fen: pricing.paymentFen,
    payment_method: pricing.method,
    payment_exit: pricing.exit,
    fund_payment_fen: pricing.fundPaymentFen,
    fund_cost_fen: list.fundPayments?.reduce((sum, { amountFen }) => sum + amountFen, 0) ?? null,
    cost_fen: list.totalCostFen,
    balance_fen: pricing.balanceFen,
    outlier: pricing.outlier,
    los_days: stay.losDays,
    department: stay.department,
    doctor: stay.doctor,
    admitted_on: stay.admittedAt.slice(0, 10),
    discharged_on: stay.dischargedAt.slice(0, 10),
    verdicts: run.verdicts,
    findings: run.findings.map((finding) => finding.finding_id),
    amount_identified_fen: identifiedFen,
  };
}

function weightOf({ weightE4 }: Pricing): number | null {
  return weightE4 === null ? null : weightE4 / 10_000;
}

function factsOf(
  list: SettlementList,
  assessment: Assessment,
  run: RuleRun,
  identifiedFen: number,
  { signsOf }: Knowledge,
): CaseFacts {
  const { stay } = list;
  const { paid, pricing } = assessment;
  return {
    month: stay.dischargedAt.slice(0, 7),
    department: stay.department,
    doctor: stay.doctor,
    status: paid.status,
    group: paid.group,
    weightE4: pricing.weightE4,
    costFen: list.totalCostFen,
    paymentFen: pricing.paymentFen,
    outlier: pricing.outlier,
    losDays: stay.losDays,
    died: stay.dischargeWay === 'died',
    verdicts: { pass: run.verdicts.pass, fail: run.verdicts.fail, noData: run.verdicts.no_data },
    findings: totalFindings(run.findings),
    ...(run.marks.length > 0 && { marks: run.marks }),
    ...(paid.status !== 'outpatient' && {
      signs: { ...signsOf(list, paid.scheme), ...readmissionOf(run) },
    }),
    identifiedFen,
  };
}

/** Unknown where the person's other stays are, and where the region asks no such rule. */
function readmissionOf(run: RuleRun): Pick<CaseSigns, 'readmitted'> {
  const verdict = run.verdictOf(readmissionMark);
  return verdict === 'pass' || verdict === 'fail' ? { readmitted: verdict === 'fail' } : {};
}
