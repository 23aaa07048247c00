import { parseReportPlan, type ReportPlan, unknownNames } from '../../core/reports/report-plan.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';
import { loadManagementIndicators } from './load-management-indicators.ts';
import { loadSteeringPlan } from './load-steering-plan.ts';

/** What stands in the monthly report. Throws where it names an indicator or a chart that is not installed. */
export function loadReportPlan(folder = knowledgeFolder()): ReportPlan {
  const indicators = new Set(loadManagementIndicators(folder).map(({ id }) => id));
  const charts = new Set(loadSteeringPlan(folder).quadrants.map(({ id }) => id));
  const parse = (input: unknown) => {
    const plan = parseReportPlan(input);
    const unknown = unknownNames(plan, indicators, charts);
    if (unknown.length > 0) throw new Error(`report plan: not installed: ${unknown.join(', ')}`);
    return plan;
  };
  return readKnowledge(parse, folder, 'reports', 'monthly-compliance.json');
}
