import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { BulkAnswer, FindingPage, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { getJson, type Query } from '../../api/get-json.ts';
import { useSession } from '../../session/session-context.ts';
import { noteDecisions } from './note-decisions.ts';

const path = '/api/v1/findings';
const rowsAPage = 5000;

export interface Worklist {
  readonly rows: readonly FindingRow[];
  /** How many there are in all; more than {@link rows} while pages are still coming. */
  readonly total: number;
  readonly pages: readonly FindingPage[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Puts what decisions came to into the rows that are here, and asks for the rest. */
  readonly note: (answer: BulkAnswer) => void;
}

/** All findings of a question, page after page: what has come can be worked on while the rest is on its way. */
export function useWorklist(query: Query): Worklist {
  const { token } = useSession();
  const queries = useQueryClient();
  const queryKey = useMemo(() => ['worklist', path, query] as const, [query]);
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch, isPending } =
    useInfiniteQuery({
      queryKey,
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        getJson<FindingPage>(
          path,
          { ...query, limit: rowsAPage, cursor: pageParam },
          { token: token(), signal },
        ),
      getNextPageParam: ({ next }) => next ?? undefined,
    });
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  const pages = useMemo(() => data?.pages ?? [], [data]);
  const rows = useMemo(() => pages.flatMap(({ findings }) => findings), [pages]);
  const note = useCallback(
    (answer: BulkAnswer) => void noteDecisions(queries, queryKey, answer),
    [queries, queryKey],
  );
  return {
    rows,
    pages,
    total: pages[0]?.total ?? 0,
    isLoading: isPending || hasNextPage,
    error,
    retry: () => void (data ? fetchNextPage() : refetch()),
    note,
  };
}
