import {
  parseSteeringPlan,
  type SteeringPlan,
  unknownIndicators,
} from '../../core/steering/steering-plan.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';
import { loadManagementIndicators } from './load-management-indicators.ts';

/** The installed plan of portraits, planes and questions. Throws where it names an indicator that is not installed. */
export function loadSteeringPlan(folder = knowledgeFolder()): SteeringPlan {
  const known = new Set(loadManagementIndicators(folder).map(({ id }) => id));
  const parse = (input: unknown) => {
    const plan = parseSteeringPlan(input);
    const unknown = unknownIndicators(plan, known);
    if (unknown.length > 0) throw new Error(`steering: no indicator ${unknown.join(', ')}`);
    return plan;
  };
  return readKnowledge(parse, folder, 'steering', 'steering.json');
}
