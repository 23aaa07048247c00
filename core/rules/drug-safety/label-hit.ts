import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { hitOnLines, hitOnWholeLines } from '../line-hit.ts';
import type { Hit } from '../rule.ts';

/** What a label forbids is claimed whole; what it only warns of is a reminder and claims nothing. */
export function labelHit(lines: readonly FeeLine[], text: Words, isForbidden: boolean): Hit {
  if (isForbidden) return hitOnWholeLines(lines, text);
  const unclaimed = lines.map((line) => ({ line, amountFen: 0, text }));
  return { ...hitOnLines(unclaimed, 'none'), severity: 'reminder' };
}
