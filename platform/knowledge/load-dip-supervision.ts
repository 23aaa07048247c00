import { parseSupervision, type Supervision } from '../../core/dip/supervision/supervision-indicator.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** How DIP behaviour is watched. */
export function loadDipSupervision(folder = knowledgeFolder()): Supervision {
  return readKnowledge(parseSupervision, folder, 'indicators', 'dip-supervision.json');
}
