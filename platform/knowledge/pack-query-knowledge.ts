import type { Words } from '../../core/claims/words.ts';
import type { DipCatalogue } from '../../core/grouping/dip/catalogue.ts';
import { titleFinder } from '../../core/grouping/find-title.ts';
import { catalogueIds, loadCatalogue } from './load-catalogue.ts';
import { loadDepartments, loadTableColumns } from './load-dictionaries.ts';
import { loadFatigue } from './load-fatigue.ts';
import { loadForecast, storedCalendar } from './load-forecast.ts';
import { loadHospitals, loadRegions } from './load-knowledge.ts';
import { loadManagementIndicators } from './load-management-indicators.ts';
import { loadOrderWays } from './load-order-ways.ts';
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
  const catalogues = catalogueIds(knowledgeDir).map(
    (id) => [id, titlesOf(loadCatalogue(knowledgeDir, id))] as const,
  );
  const { declarations } = loadRuleBook(knowledgeDir);
  return {
    hospitals: [...loadHospitals(knowledgeDir).values()],
    regions: { all: [...byCode.values()], standIn: standIn.code },
    indicators: loadManagementIndicators(knowledgeDir),
    steering: loadSteeringPlan(knowledgeDir),
    forecast: { parameters: loadForecast(knowledgeDir).parameters, calendar: storedCalendar(knowledgeDir) },
    warnings: {
      reasons: loadOrderWays(knowledgeDir).presentation.overrideReasons.reasons,
      thresholds: loadFatigue(knowledgeDir),
      parameters: Object.fromEntries(
        declarations.flatMap(({ id, parameters }) => {
          const names = Object.keys(parameters ?? {});
          return names.length === 0 ? [] : [[id, names] as const];
        }),
      ),
    },
    capacityColumns: loadTableColumns('capacity', knowledgeDir),
    departments: Object.fromEntries(loadDepartments(knowledgeDir)),
    rules: Object.fromEntries(declarations.map(({ id, name }) => [id, name])),
    ruleCategories: Object.fromEntries(declarations.map(({ id, category }) => [id, category])),
    groups: Object.fromEntries([...schemes, ...catalogues]),
  };
}

/** Groups that are listed, and what is in none; implied ones are named by their code. */
function titlesOf({ groups, comprehensive }: DipCatalogue): Readonly<Record<string, Words>> {
  const all = [...groups, ...comprehensive];
  const listed = all.map(({ code, title: { zh, en = zh } }) => [code, { zh, en }] as const);
  return Object.fromEntries([['0000', { zh: '无法入组', en: 'not groupable' }], ...listed]);
}
