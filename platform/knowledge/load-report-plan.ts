import { parseReportPlan, type ReportPlan } from '../../core/reports/report-plan.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** What stands in the monthly report. */
export function loadReportPlan(folder = knowledgeFolder()): ReportPlan {
  return readKnowledge(parseReportPlan, folder, 'reports', 'monthly-compliance.json');
}
