import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RejectedRow } from '../../../../../functions/query/rejected-page.ts';
import { getJson } from '../../../api/get-json.ts';
import { useSession } from '../../../session/session-context.ts';
import { type CsvColumns, type RejectedRecord, recordOf } from './rejected-record.ts';

interface RejectedList {
  readonly columns: CsvColumns;
  readonly rows: readonly RejectedRow[];
  readonly file: string;
  readonly next: string | null;
}

/** The refused records of a batch, as many pages of them as were asked for; none is kept once the page is left. */
export function useRejected(batch: string) {
  const { token } = useSession();
  const queries = useQueryClient();
  const path = `/api/v1/batches/${encodeURIComponent(batch)}/rejected`;
  const queryKey = ['rejected', batch];
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      getJson<RejectedList>(path, { cursor: pageParam }, { token: token(), signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { pages } = list.data ?? {};
  const columns = pages?.[0]?.columns ?? null;
  const records = useMemo<readonly RejectedRecord[]>(
    () => (pages ?? []).flatMap(({ rows }) => rows).map((row, at) => recordOf(row, at, columns)),
    [pages, columns],
  );
  /** All of them, for taking them along. */
  const fetchAll = async (): Promise<readonly RejectedRecord[]> => {
    while (queries.getQueryData<typeof list.data>(queryKey)?.pages.at(-1)?.next) await list.fetchNextPage();
    const all = queries.getQueryData<typeof list.data>(queryKey)?.pages ?? [];
    return all.flatMap(({ rows }) => rows).map((row, at) => recordOf(row, at, columns));
  };
  return { list, columns, records, link: pages?.at(-1)?.file ?? null, fetchAll };
}
