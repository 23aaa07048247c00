import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { monthsOf, monthsUntil, type Period } from '../../core/indicators/period.ts';
import type { Scope, ViewFigures } from '../../core/indicators/view-figures.ts';
import type { UploadCounts } from '../../core/reports/report.ts';
import type { ReportInput, ReportNames } from '../../core/reports/report-input.ts';
import type { ReportPlan } from '../../core/reports/report-plan.ts';
import type { RuleDeclaration } from '../../core/rules/rule-declarations.ts';
import type { ReportName } from '../report-keys.ts';
import type { ViewReader } from '../summaries/read-view.ts';

/** What a report is made with beside its figures. */
export interface ReportKnowledge {
  readonly plan: ReportPlan;
  readonly indicators: readonly ManagementIndicator[];
  readonly rules: readonly RuleDeclaration[];
  readonly names: ReportNames;
}

const monthsDrawn = 12;

/**
 * Reads all that a report is made of; `null` where the period has no case.
 * @param uploads of the period; `null` where they are not known
 */
export async function readReportInput(
  views: ViewReader,
  { plan, indicators, rules, names }: ReportKnowledge,
  { scope, period, department }: ReportName,
  uploads: UploadCounts | null,
): Promise<ReportInput | null> {
  const within = { department };
  const [total, ...compared] = await Promise.all([
    views.read({ scope, view: 'total', period, within }),
    ...comparedIn(scope, department).map((view) => views.read({ scope, view, period, within })),
  ]);
  const overall = total.units[0];
  if (!overall) return null;
  return {
    plan,
    scope,
    period,
    department: department ?? null,
    indicators: indicatorsInForce(indicators, period),
    overall,
    benchmark: total.benchmark,
    views: compared,
    trend: await readTrend(views, scope, period, department),
    rules,
    names,
    uploads,
  };
}

function comparedIn(scope: Scope, department: string | undefined): readonly ViewFigures['view'][] {
  if (scope.kind === 'region') return ['hospital', 'group'];
  return department === undefined ? ['department', 'doctor', 'group'] : ['doctor', 'group'];
}

async function readTrend(
  views: ViewReader,
  scope: Scope,
  period: Period,
  department: string | undefined,
): Promise<ReportInput['trend']> {
  const until = monthsOf(period).at(-1) as string;
  const [from] = monthsUntil(until, monthsDrawn) as [string];
  const history = await views.history({ scope, view: 'total', from, until, within: { department } });
  return history.map(({ month, benchmark, units }) => ({ month, benchmark, unit: units.get('all') ?? null }));
}
