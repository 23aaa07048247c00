import {
  type FatigueThresholds,
  parseFatigueThresholds,
} from '../../core/orders/fatigue/fatigue-thresholds.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** When warnings tire, and how long one may be muted. */
export function loadFatigue(folder = knowledgeFolder()): FatigueThresholds {
  return readKnowledge(parseFatigueThresholds, folder, 'orders', 'fatigue.json');
}
