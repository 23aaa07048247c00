import type { DipGroup } from '../catalogue.ts';
import { readCodeCell } from '../parse-code-cell.ts';
import type { CataloguePlaces } from './catalogue-reading.ts';
import type { DipIssue } from './dip-issue.ts';

/**
 * Finds groups of which every combination of principal diagnosis and operations is another's already, which of a higher
 * score, or of the same and first, takes all cases.
 */
export function findRepeatedCombinations(
  groups: readonly DipGroup[],
  places: CataloguePlaces,
): readonly DipIssue[] {
  const inChoice = groups.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));
  const taken = new Map<string, string>();
  return inChoice.flatMap((group): DipIssue[] => {
    const combinations = combinationsOf(group);
    const by = [...new Set(combinations.flatMap((combination) => taken.get(combination) ?? []))];
    const isTaken = combinations.every((combination) => taken.has(combination));
    for (const combination of combinations) if (!taken.has(combination)) taken.set(combination, group.code);
    if (!isTaken) return [];
    return [{ code: 'unreachable-row', place: places.ofGroup(group.code), entry: group.code, by }];
  });
}

function combinationsOf({ principal, anyOperation }: DipGroup): readonly string[] {
  const diagnoses = (readCodeCell(principal, 'dx') ?? [[]]).map((atoms) => JSON.stringify(atoms));
  const sets = (readCodeCell(anyOperation, 'proc') ?? [[]]).map((atoms) =>
    JSON.stringify(atoms.map((atom) => JSON.stringify(atom)).sort()),
  );
  return diagnoses.flatMap((diagnosis) => sets.map((set) => `${diagnosis} ${set}`));
}
