import type { ImportIssue, IssueCode, Place } from './import-issue.ts';

/** A name that leads nowhere, or an entry that stands again, is one mistake, however often it does. */
const mergedCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'missing-group',
  'bad-reference',
  'unknown-set',
  'unknown-field',
  'repeated-entry',
]);

/** Tells each mistake once, with all its places. */
export function mergeIssues(issues: readonly ImportIssue[]): readonly ImportIssue[] {
  const byFacts = Map.groupBy(issues, (issue) => (mergedCodes.has(issue.code) ? factsKey(issue) : issue));
  return [...byFacts.values()].map(([first, ...others]) => {
    const issue = first as ImportIssue;
    const known = new Set([issue.place, ...(issue.also ?? [])].map((place) => JSON.stringify(place)));
    const also = others
      .flatMap(({ place, also = [] }) => [place, ...also])
      .filter(
        (place): place is Place => place !== null && known.size < known.add(JSON.stringify(place)).size,
      );
    return also.length > 0 ? { ...issue, also: [...(issue.also ?? []), ...also] } : issue;
  });
}

function factsKey({ place, also: _, ...facts }: ImportIssue): string {
  return JSON.stringify([facts, facts.code === 'repeated-entry' && sourceOf(place)]);
}

/** Entries of one name in two files are no repetition. */
function sourceOf(place: Place | null): string | null {
  if (place === null) return null;
  return 'file' in place ? place.file : place.sheet;
}
