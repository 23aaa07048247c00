import { documentIssueLine } from '../../core/claims/document-issue.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import {
  type PerformanceRules,
  readPerformanceScheme,
} from '../../core/performance/read-performance-scheme.ts';
import { knowledgeFolder, readAllKnowledge } from './knowledge-folder.ts';

/** Every installed scheme of performance, by id. Throws with every mistake of the first file that has some. */
export function loadPerformanceSchemes(
  indicators: readonly ManagementIndicator[],
  folder = knowledgeFolder(),
): ReadonlyMap<string, PerformanceRules> {
  const read = (input: unknown) => {
    const checked = readPerformanceScheme(input, indicators);
    if (checked.ok) return checked.value;
    throw new Error(checked.issues.map(documentIssueLine).join('\n'));
  };
  return new Map(readAllKnowledge(read, folder, 'performance').map((rules) => [rules.scheme.id, rules]));
}
