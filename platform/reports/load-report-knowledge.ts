import type { Knowledge } from '../../core/knowledge.ts';
import { loadDepartments } from '../knowledge/load-dictionaries.ts';
import { loadForecast } from '../knowledge/load-forecast.ts';
import { loadManagementIndicators } from '../knowledge/load-management-indicators.ts';
import { loadReportPlan } from '../knowledge/load-report-plan.ts';
import { loadSteeringPlan } from '../knowledge/load-steering-plan.ts';
import type { ReportKnowledge } from './read-report.ts';
import { reportNames } from './report-names.ts';

/** What reports are made with, as it is installed. */
export function loadReportKnowledge(
  knowledge: Pick<Knowledge, 'hospitals' | 'regions' | 'grouperOf' | 'dipGrouperOf' | 'rules'>,
): ReportKnowledge {
  return {
    plan: loadReportPlan(),
    steering: loadSteeringPlan(),
    forecast: loadForecast(),
    indicators: loadManagementIndicators(),
    rules: knowledge.rules.rules,
    names: reportNames(knowledge, loadDepartments()),
    registers: knowledge,
  };
}
