import { type Indicator, parseIndicators } from '../../core/statistics/indicator.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

const files = ['national-indicators.json', 'own-indicators.json'];

/** Every installed indicator of statistics. */
export function loadIndicators(folder = knowledgeFolder()): readonly Indicator[] {
  return files.flatMap((file) => readKnowledge(parseIndicators, folder, 'indicators', file));
}
