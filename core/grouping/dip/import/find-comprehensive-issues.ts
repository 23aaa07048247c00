import { findComprehensiveConflicts } from '../find-comprehensive-conflicts.ts';
import type { CatalogueDraft, CataloguePlaces } from './catalogue-reading.ts';
import type { DipIssue } from './dip-issue.ts';

/** What speaks against comprehensive groups, and against codes that groups without a row have, as issues of the source. */
export function findComprehensiveIssues(
  { groups, comprehensive }: CatalogueDraft,
  places: CataloguePlaces,
): readonly DipIssue[] {
  return findComprehensiveConflicts(groups, comprehensive).map((conflict): DipIssue => {
    const { code: entry } = conflict;
    if (conflict.kind === 'reversed') {
      const { of: text } = conflict;
      const problems = [{ code: 'reversed-range', part: text }] as const;
      return {
        code: 'cell-syntax',
        place: places.ofGroup(entry, 'principal'),
        column: 'principal',
        text,
        problems,
      };
    }
    const place = places.ofGroup(entry, conflict.kind === 'implied' ? 'code' : undefined);
    if (conflict.kind === 'repeated')
      return { code: 'treatment-repeated', place, entry, other: conflict.other };
    return { code: 'code-is-implied', place, entry, ...conflict.means };
  });
}
