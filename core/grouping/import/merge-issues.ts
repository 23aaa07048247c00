import type { ImportIssue, IssueCode, Place } from './import-issue.ts';

/** A name that leads nowhere is one mistake, however often it is used. */
const mergedCodes: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'missing-group',
  'bad-reference',
  'unknown-set',
  'unknown-field',
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

function factsKey({ place: _, also: __, ...facts }: ImportIssue): string {
  return JSON.stringify(facts);
}
