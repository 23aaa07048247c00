import { evaluate } from '../indicators/evaluate.ts';
import { countOf } from '../indicators/tally.ts';
import type { UnitInTime } from '../indicators/view-figures.ts';
import { changesOf } from './changes.ts';
import { dataQuality } from './data-quality.ts';
import { quadrantsOf } from './quadrants.ts';
import { redLampsOf } from './red-lamps.ts';
import { remarksOf } from './remarks-of.ts';
import type { Report, ReportedUnit, Trend, UnitTable } from './report.ts';
import type { ReportInput } from './report-input.ts';
import { reportedUnits } from './reported-units.ts';
import { ruleRows } from './rule-rows.ts';
import { unitTable } from './unit-tables.ts';

const monthsDrawn = 12;

/**
 * A report as data. The same input gives the same report: no clock, no order but that of the data. Throws where the
 * total has no unit: nothing happened that could be reported.
 */
export function buildReport(input: ReportInput): Report {
  const { plan, scope, period, department, indicators, total, names } = input;
  const { benchmark, units } = total.view;
  const { tally } = (units[0] as UnitInTime).now;
  const overall = reportedUnits(total, indicators, () => wholeName(input))[0] as ReportedUnit;
  const tables = tablesOf(input);
  const made = {
    overall,
    tables,
    rules: ruleRows(tally, input.rules, input.records.reviewed),
    redLamps: redLampsOf(input, overall),
    changes: changesOf(input),
    quality: dataQuality(tally, input.records.uploads),
    outlook: input.outlook,
  };
  return {
    ...made,
    id: plan.id,
    title: plan.title,
    headline: plan.headline,
    scope,
    name: scope.kind === 'region' ? names.region(scope.region) : names.hospital(scope.hospital),
    department: department === null ? null : { code: department, name: names.department(department) },
    period,
    paidBy: input.paidBy,
    area: {
      region: benchmark.region,
      name: names.region(benchmark.region),
      from: benchmark.from,
      until: benchmark.until,
    },
    indicators,
    remarks: remarksOf(input, made),
    identifiedFen: countOf(tally, 'identifiedFen'),
    flaggedCases: countOf(tally, 'flagged'),
    quadrants: quadrantsOf(plan.quadrants, input.steering.quadrants, tables, overall),
    trends: trendsOf(input),
  };
}

function wholeName({ scope, department, names }: ReportInput) {
  if (department !== null) return names.department(department);
  return scope.kind === 'region' ? names.region(scope.region) : names.hospital(scope.hospital);
}

function tablesOf({ plan, views, indicators, names }: ReportInput): readonly UnitTable[] {
  return plan.tables.flatMap((table) => {
    const found = views.find(({ view }) => view.view === table.view);
    return found ? [unitTable(found, table, indicators, names)] : [];
  });
}

function trendsOf({ plan, indicators, total }: ReportInput): readonly Trend[] {
  const months = total.history.slice(-monthsDrawn).map(({ month, units, benchmark }) => {
    const unit = units.get('all');
    return { month, values: unit ? evaluate(indicators, unit, benchmark, null) : [] };
  });
  return plan.trend.map((indicator) => ({
    indicator,
    months: months.map(({ month, values }) => ({
      month,
      value: values.find((value) => value.indicator === indicator)?.value ?? null,
    })),
  }));
}
