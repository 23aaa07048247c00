import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { BulkAnswer, FindingPage, FindingRow } from '../../../functions/query/finding-schemas.ts';
import { noteDecisions, type WorklistPages } from '../../../web/src/pages/findings/note-decisions.ts';
import { withStands } from '../../../web/src/pages/findings/with-stands.ts';

const row = (finding_id: string) =>
  ({ finding_id, state: 'confirmed', outcome: 'confirmed', decided_fen: 500 }) as FindingRow;
const pageOf = (...ids: string[]) => ({ findings: ids.map(row), next: null }) as unknown as FindingPage;

/** What the API says of a finding that was reopened. */
const reopened = (finding_id: string): BulkAnswer => ({
  done: 1,
  refused: 0,
  findings: [
    {
      ...{ finding_id, done: true, state: 'in-review', outcome: null, decided_fen: null },
      code: null,
      titles: null,
    },
  ],
});

const stands = (page: FindingPage | undefined) =>
  page?.findings.map(({ finding_id, state, outcome, decided_fen }) => [
    ...[finding_id, state, outcome, decided_fen],
  ]);

describe('what a decision came to', () => {
  it('is in the rows that it concerns, with outcome and amount; other rows and pages are the same', () => {
    const page = pageOf('a', 'b');
    const noted = withStands(page, reopened('b'));
    expect(stands(noted)).toEqual([
      ['a', 'confirmed', 'confirmed', 500],
      ['b', 'in-review', null, null],
    ]);
    expect(noted.findings[0]).toBe(page.findings[0]);
    expect(withStands(page, reopened('x'))).toBe(page);
    const refused = { ...reopened('a').findings[0], done: false, state: null } as const;
    expect(withStands(page, { ...reopened('a'), findings: [refused as never] })).toBe(page);
  });

  it('outlives a page of the worklist that was on its way, which comes nevertheless', async () => {
    const queries = new QueryClient();
    const queryKey = ['worklist', '/api/v1/findings', { period: '2026-09' }];
    const waiting: (() => void)[] = [];
    const observer = new InfiniteQueryObserver(queries, {
      queryKey,
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) => {
        if (pageParam === undefined) return { ...pageOf('a', 'b'), next: 'second' };
        return new Promise<FindingPage>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          waiting.push(() => resolve(pageOf('c')));
        });
      },
      getNextPageParam: ({ next }) => next ?? undefined,
    });
    // As the worklist does: the next page as soon as none is on its way.
    const stop = observer.subscribe(({ hasNextPage, isFetchingNextPage }) => {
      if (hasNextPage && !isFetchingNextPage) void observer.fetchNextPage();
    });
    const known = () => queries.getQueryData<WorklistPages>(queryKey)?.pages ?? [];
    await expect.poll(() => waiting.length).toBe(1);

    await noteDecisions(queries, queryKey, reopened('a'));
    const answered = () => {
      for (const answer of waiting) answer();
      return known().length;
    };
    await expect.poll(answered).toBe(2);
    expect(stands(known()[0])).toEqual([
      ['a', 'in-review', null, null],
      ['b', 'confirmed', 'confirmed', 500],
    ]);
    stop();
    queries.clear();
  });

  it('is asked for again by whatever else shows findings, and by nothing that does not', async () => {
    const queries = new QueryClient();
    const own = ['worklist', '/api/v1/findings', { period: '2026-09' }];
    const others = {
      page: ['/api/v1/findings/a', {}],
      summary: ['/api/v1/findings/summary', {}],
      worklist: ['worklist', '/api/v1/findings', { period: '2026-08' }],
      batches: ['/api/v1/batches', {}],
    };
    for (const key of [own, ...Object.values(others)])
      queries.setQueryData(key, { pages: [], pageParams: [] });
    await noteDecisions(queries, own, reopened('a'));
    const isOld = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated;
    expect(Object.values(others).map(isOld)).toEqual([true, true, true, false]);
    expect(isOld(own)).toBe(false);
    queries.clear();
  });
});
