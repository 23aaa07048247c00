import type { PaidBy } from '../../core/claims/paid-by.ts';
import type { Outlook } from '../../core/forecast/outlook.ts';
import { outlookOf } from '../../core/forecast/outlook-of.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { monthsOf, monthsUntil } from '../../core/indicators/period.ts';
import { sheetOfColumns } from '../../core/indicators/sheet-of-columns.ts';
import type { Scope, UnitView } from '../../core/indicators/view-figures.ts';
import { regionOf } from '../../core/knowledge.ts';
import { paysBy } from '../../core/payment/region-book.ts';
import type { PeriodRecords, ReportInput, ReportNames, ViewInTime } from '../../core/reports/report-input.ts';
import type { ReportPlan } from '../../core/reports/report-plan.ts';
import type { RuleDeclaration } from '../../core/rules/rule-declarations.ts';
import type { SteeringPlan } from '../../core/steering/steering-plan.ts';
import type { ReportName } from '../report-keys.ts';
import type { GivenSource, Registers } from '../summaries/read-given.ts';

import { type ViewReader, viewReader } from '../summaries/read-view.ts';
import type { SheetSource } from '../summaries/sheet-source.ts';

/** What a report is made with beside its figures. */
export interface ReportKnowledge {
  readonly plan: ReportPlan;
  readonly steering: SteeringPlan;
  readonly forecast: ForecastKnowledge;
  readonly indicators: readonly ManagementIndicator[];
  readonly rules: readonly RuleDeclaration[];
  readonly names: ReportNames;
  readonly registers: Registers;
}

/** Where figures are read. */
export interface ReportSources {
  readonly sheets: SheetSource;
  readonly given: GivenSource;
}

/** Before the period: twelve for what a unit is compared with, twelve more for the growth of those. */
const monthsLookedBack = 24;
const monthsForecastFrom = 60;

/** Reads all that a report is made of; `null` where the period has no case. */
export async function readReportInput(
  sources: ReportSources,
  { plan, steering, forecast, indicators, rules, names, registers }: ReportKnowledge,
  name: ReportName,
  records: PeriodRecords,
): Promise<ReportInput | null> {
  const { scope, period, department } = name;
  const views = viewReader({ ...sources, knowledge: registers });
  const [total, ...compared] = await Promise.all([
    readInTime(views, name, 'total'),
    ...comparedIn(scope, department).map((view) => readInTime(views, name, view)),
  ]);
  if (total.view.units.length === 0) return null;
  return {
    plan,
    steering,
    scope,
    period,
    paidBy: paidByIn(name, registers),
    department: department ?? null,
    indicators: indicatorsInForce(indicators, period),
    total,
    views: compared,
    rules,
    names,
    records,
    outlook: await readOutlook(sources.sheets, forecast, name),
  };
}

/** By the last month of the period. */
function paidByIn({ scope, period }: ReportName, registers: Registers): PaidBy {
  const region =
    scope.kind === 'region'
      ? registers.regions.byCode.get(scope.region)
      : regionOf(scope.hospital, registers);
  return region ? paysBy(region, `${monthsOf(period).at(-1)}-31`) : 'drg';
}

function comparedIn(scope: Scope, department: string | undefined): readonly UnitView[] {
  if (scope.kind === 'region') return ['hospital', 'group'];
  return department === undefined ? ['department', 'doctor', 'group'] : ['doctor', 'group'];
}

async function readInTime(
  views: ViewReader,
  { scope, period, department }: ReportName,
  view: UnitView,
): Promise<ViewInTime> {
  const months = monthsOf(period);
  const until = months.at(-1) as string;
  const [from] = monthsUntil(until, monthsLookedBack + months.length) as [string];
  const asked = { scope, view, within: { department } };
  const [now, history] = await Promise.all([
    views.read({ ...asked, period }),
    views.history({ ...asked, from, until }),
  ]);
  return { view: now, history };
}

/** Of the whole; `null` of a department, and where too little is known to try a method out. */
async function readOutlook(
  sheets: SheetSource,
  knowledge: ForecastKnowledge,
  { scope, period, department }: ReportName,
): Promise<Outlook | null> {
  if (department !== undefined) return null;
  const until = monthsOf(period).at(-1) as string;
  const [from] = monthsUntil(until, monthsForecastFrom) as [string];
  const months = await sheets.readMonths(scope, 'total', from, until);
  const total = new Map([...months].map(([month, sheet]) => [month, sheetOfColumns('total', [sheet])]));
  const outlook = outlookOf({ total, view: 'total', rows: new Map(), until }, knowledge);
  return outlook && outlook.total.state !== 'short' ? outlook : null;
}
