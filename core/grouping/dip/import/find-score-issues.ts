import type { CatalogueDraft, CataloguePlaces } from './catalogue-reading.ts';
import type { DipIssue } from './dip-issue.ts';

/** Groups without a score: each where others have one, all in one word where none has. */
export function findScoreIssues(
  { groups, comprehensive }: CatalogueDraft,
  places: CataloguePlaces,
): readonly DipIssue[] {
  const all = [...groups, ...comprehensive];
  const without = all.filter(({ score }) => score === null);
  if (without.length === 0) return [];
  if (without.length === all.length) return [{ code: 'scores-missing', place: null, groups: all.length }];
  return without.map(({ code }) => ({
    code: 'score-missing',
    place: places.ofGroup(code, 'score'),
    entry: code,
  }));
}
