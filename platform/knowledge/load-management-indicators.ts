import {
  type ManagementIndicator,
  parseManagementIndicators,
} from '../../core/indicators/management-indicator.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** Every installed indicator that managers steer by, past and future versions included. */
export function loadManagementIndicators(folder = knowledgeFolder()): readonly ManagementIndicator[] {
  return readKnowledge(parseManagementIndicators, folder, 'indicators', 'management-indicators.json');
}
