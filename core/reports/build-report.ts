import { evaluate } from '../indicators/evaluate.ts';
import { countOf } from '../indicators/tally.ts';
import { dataQuality } from './data-quality.ts';
import { quadrantsOf } from './quadrants.ts';
import { remarksOf } from './remarks-of.ts';
import type { Report, Trend, UnitTable } from './report.ts';
import type { ReportInput } from './report-input.ts';
import { reportedUnit } from './reported-units.ts';
import { ruleRows } from './rule-rows.ts';
import { type LampsIn, unitTable } from './unit-tables.ts';

/** A report as data. The same input gives the same report: no clock, no order but that of the data. */
export function buildReport(input: ReportInput, lampsIn: LampsIn): Report {
  const { plan, scope, period, department, indicators, overall, benchmark, names, uploads } = input;
  const { tally } = overall.now;
  const reported = reportedUnit(overall, wholeName(input), indicators, benchmark, () => 'none');
  const tables = tablesOf(input, lampsIn);
  const rules = ruleRows(tally, input.rules);
  const quality = dataQuality(tally, uploads);
  return {
    id: plan.id,
    title: plan.title,
    scope,
    name: scope.kind === 'region' ? names.region(scope.region) : names.hospital(scope.hospital),
    department: department === null ? null : { code: department, name: names.department(department) },
    period,
    area: {
      region: benchmark.region,
      name: names.region(benchmark.region),
      from: benchmark.from,
      until: benchmark.until,
    },
    indicators,
    overall: reported,
    remarks: remarksOf(input, reported, rules, quality),
    headline: plan.headline,
    tables,
    rules,
    identifiedFen: countOf(tally, 'identifiedFen'),
    flaggedCases: countOf(tally, 'flagged'),
    quadrants: quadrantsOf(plan.quadrants, tables, reported),
    trends: trendsOf(input),
    quality,
  };
}

function wholeName({ scope, department, names }: ReportInput) {
  if (department !== null) return names.department(department);
  return scope.kind === 'region' ? names.region(scope.region) : names.hospital(scope.hospital);
}

function tablesOf({ plan, views, indicators, names }: ReportInput, lampsIn: LampsIn): readonly UnitTable[] {
  return plan.tables.flatMap((table) => {
    const view = views.find((candidate) => candidate.view === table.view);
    return view ? [unitTable(view, table, indicators, names, lampsIn)] : [];
  });
}

function trendsOf({ plan, indicators, trend }: ReportInput): readonly Trend[] {
  const months = trend.map(({ month, unit, benchmark }) => ({
    month,
    values: unit && evaluate(indicators, unit, benchmark, null),
  }));
  return plan.trend.map((indicator) => ({
    indicator,
    months: months.map(({ month, values }) => ({
      month,
      value: values?.find((value) => value.indicator === indicator)?.value ?? null,
    })),
  }));
}
