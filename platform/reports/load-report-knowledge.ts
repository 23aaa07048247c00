import type { Knowledge } from '../../core/knowledge.ts';
import { loadDepartments } from '../knowledge/load-dictionaries.ts';
import { loadManagementIndicators } from '../knowledge/load-management-indicators.ts';
import { loadReportPlan } from '../knowledge/load-report-plan.ts';
import type { ReportKnowledge } from './read-report.ts';
import { reportNames } from './report-names.ts';

/** What reports are made with, as it is installed. */
export function loadReportKnowledge(
  knowledge: Pick<Knowledge, 'hospitals' | 'regions' | 'grouperOf' | 'rules'>,
): ReportKnowledge {
  return {
    plan: loadReportPlan(),
    indicators: loadManagementIndicators(),
    rules: knowledge.rules.rules,
    names: reportNames(knowledge, loadDepartments()),
  };
}
