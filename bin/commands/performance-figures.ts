import { writeFileSync } from 'node:fs';
import { monthsOf, monthsUntil, type Period } from '../../core/indicators/period.ts';
import type { Scope, ViewFigures } from '../../core/indicators/view-figures.ts';
import { balanceFenOf, unitsOfView } from '../../core/performance/figures-of-view.ts';
import { readMeasureTable } from '../../core/performance/measure-table.ts';
import type { FiguresUnit, PerformanceFigures } from '../../core/performance/performance-figures.ts';
import { readRbrvsTable } from '../../core/performance/rbrvs-table.ts';
import { withMeasures } from '../../core/performance/with-measures.ts';
import { lampsOf } from '../../core/steering/lamps-of.ts';
import { loadDepartments, loadTableColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { loadPerformanceSchemes } from '../../platform/knowledge/load-performance-schemes.ts';
import { type ViewReader, viewReader } from '../../platform/summaries/read-view.ts';
import { checkInputs, checkOutput } from '../named-files.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { ProcedureCredits } from '../procedure-credits.ts';
import { soundTable } from '../read-document.ts';
import { sourcesOfFiles, sourcesOfStack } from '../report-sources.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';

export interface FiguresOptions {
  readonly hospital: string;
  readonly period: Period;
  readonly output: string;
  readonly measures?: string;
  readonly rbrvs?: string;
  readonly endpoints: string;
  readonly quiet?: boolean;
}

/**
 * `sentinel performance figures`: what a simulation is made of, out of claim files or the summaries of a running stack,
 * with what the hospital tells besides.
 */
export async function makePerformanceFigures(files: string[], options: FiguresOptions): Promise<void> {
  const { hospital, period, output, measures, rbrvs } = options;
  const tables = [measures, rbrvs].filter((path) => path !== undefined);
  checkInputs([...files, ...tables]);
  checkOutput(output, [...files, ...tables]);
  if (rbrvs !== undefined && files.length === 0)
    throw new WrongUsage(
      '--rbrvs 须同时给出结算清单文件：汇总数据没有手术编码 --rbrvs goes with claim files: summaries know no operations',
    );
  const indicators = loadManagementIndicators();
  const schemes = [...loadPerformanceSchemes(indicators).values()].map(({ scheme }) => scheme);
  const columns = loadTableColumns('performance-measures');
  const told =
    measures === undefined
      ? []
      : await soundTable(measures, (rows) => readMeasureTable(rows, columns, { schemes, indicators }));
  const credits = await creditsFor(options);
  const views = await viewsOf(files, options, credits);
  const view = await views.read({ scope: { kind: 'hospital', hospital }, view: 'department', period });
  if (view.units.length === 0) hospitalNamed(hospital);
  if (view.units.length === 0)
    throw new Error(`${hospital} 在 ${period} 没有病例 ${hospital} has no case in ${period}`);
  const units = await unitsOf(views, view, credits);
  const figures: PerformanceFigures = {
    period,
    source: `sentinel performance figures: ${hospital} ${period}`,
    pool: { sourcesFen: { balance: balanceFenOf(view) }, keptFen: 0, carriedInFen: 0 },
    units: [...units],
  };
  const whole = withMeasures(figures, told);
  writeFileSync(output, `${JSON.stringify(whole, null, 2)}\n`);
  say(`${output}: ${whole.units.length} 个单元 units\n`);
  credits?.tellUnknown();
}

async function creditsFor({ rbrvs, hospital, period }: FiguresOptions): Promise<ProcedureCredits | null> {
  if (rbrvs === undefined) return null;
  const table = await soundTable(rbrvs, (rows) => readRbrvsTable(rows, loadTableColumns('rbrvs')));
  return new ProcedureCredits(table, hospital, monthsOf(period));
}

async function viewsOf(
  files: readonly string[],
  { endpoints, quiet }: FiguresOptions,
  credits: ProcedureCredits | null,
): Promise<ViewReader> {
  const knowledge = loadKnowledge();
  if (files.length === 0) return viewReader({ ...sourcesOfStack(endpoints), knowledge });
  const sources = await sourcesOfFiles(files, knowledge, quiet, (chunk) => credits?.add(chunk));
  return viewReader({ ...sources, knowledge });
}

async function unitsOf(
  views: ViewReader,
  view: ViewFigures,
  credits: ProcedureCredits | null,
): Promise<readonly FiguresUnit[]> {
  const { scope, period } = view;
  const read = view.units.map(async ({ key }) => {
    return [key, await views.read({ scope, view: 'doctor', period, within: { department: key } })] as const;
  });
  const departments = loadDepartments();
  const lamps = await lampsByDepartment(views, scope, view);
  const units = unitsOfView(
    {
      view,
      doctors: new Map(await Promise.all(read)),
      titleOf: (department) => departments.get(department),
      lampsOf: (department) => lamps.get(department),
    },
    loadManagementIndicators(),
  );
  return credits ? units.map((unit) => credits.on(unit)) : units;
}

/** Months before the period that lamps look back on. */
const monthsOfHistory = 24;

async function lampsByDepartment(views: ViewReader, scope: Scope, view: ViewFigures) {
  const [first] = monthsOf(view.period) as [string];
  const [from, ...rest] = monthsUntil(first, monthsOfHistory + 1) as [string, ...string[]];
  const until = rest.at(-2) ?? from;
  const history = await views.history({ scope, view: 'department', from, until });
  const lamps = lampsOf({ view, history, indicators: loadManagementIndicators() });
  return new Map(
    [...Map.groupBy(lamps, ({ unit }) => unit)].map(([unit, ofUnit]) => {
      return [unit, Object.fromEntries(ofUnit.map(({ indicator, colour }) => [indicator, colour]))] as const;
    }),
  );
}
