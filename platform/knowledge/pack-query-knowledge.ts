import { titleFinder } from '../../core/grouping/find-title.ts';
import { loadDepartments } from './load-dictionaries.ts';
import { loadForecast, storedCalendar } from './load-forecast.ts';
import { loadHospitals, loadRegions } from './load-knowledge.ts';
import { loadManagementIndicators } from './load-management-indicators.ts';
import { loadRuleBook } from './load-rules.ts';
import { listSchemes, loadScheme } from './load-scheme.ts';
import { loadSteeringPlan } from './load-steering-plan.ts';
import type { QueryPack } from './query-knowledge.ts';

/** Takes what the HTTP API is to know out of the installed knowledge. Throws with every mistake of a file. */
export function packQueryKnowledge(knowledgeDir: string): QueryPack {
  const { byCode, standIn } = loadRegions(knowledgeDir);
  const schemes = listSchemes(knowledgeDir).map(({ id }) => {
    const titles = titleFinder(loadScheme(knowledgeDir, id)).all;
    return [id, Object.fromEntries(titles)] as const;
  });
  return {
    hospitals: [...loadHospitals(knowledgeDir).values()],
    regions: { all: [...byCode.values()], standIn: standIn.code },
    indicators: loadManagementIndicators(knowledgeDir),
    steering: loadSteeringPlan(knowledgeDir),
    forecast: { parameters: loadForecast(knowledgeDir).parameters, calendar: storedCalendar(knowledgeDir) },
    departments: Object.fromEntries(loadDepartments(knowledgeDir)),
    rules: Object.fromEntries(loadRuleBook(knowledgeDir).declarations.map(({ id, name }) => [id, name])),
    groups: Object.fromEntries(schemes),
  };
}
