import { type Indicator, parseIndicators } from '../../core/statistics/indicator.ts';
import { knowledgeFolder, readAllKnowledge } from './knowledge-folder.ts';

/** Every installed indicator. */
export function loadIndicators(folder = knowledgeFolder()): readonly Indicator[] {
  return readAllKnowledge(parseIndicators, folder, 'indicators').flat();
}
