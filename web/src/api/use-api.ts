import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/session-context.ts';
import { getJson, postJson, type Query } from './get-json.ts';
import { lastOfOtherPeriod } from './last-of-other-period.ts';

export interface ApiOptions {
  /** @default true */
  readonly enabled?: boolean;
  /** Asked again after so long, while the page is looked at. */
  readonly refetchMs?: number | false;
}

/** What a route of the API answers. While that of another period comes, the last one stays in sight. */
export function useApi<T>(path: string, query: Query = {}, options: ApiOptions = {}): UseQueryResult<T> {
  const { token } = useSession();
  const { enabled = true, refetchMs = false } = options;
  return useQuery<T>({
    queryKey: [path, query],
    queryFn: ({ signal }) => getJson<T>(path, query, { token: token(), signal }),
    enabled,
    refetchInterval: refetchMs,
    placeholderData: (last, before) => lastOfOtherPeriod(before?.queryKey, [path, query], last),
  });
}

/** A list whole, page after page by its cursor; as {@link useApi}. */
export function useWholeList<Page extends { readonly next: string | null }, Row>(
  path: string,
  query: Query,
  rowsOf: (page: Page) => readonly Row[],
  options: ApiOptions = {},
): UseQueryResult<readonly Row[]> {
  const { token } = useSession();
  const { enabled = true, refetchMs = false } = options;
  return useQuery<readonly Row[]>({
    queryKey: ['whole', path, query],
    enabled,
    refetchInterval: refetchMs,
    placeholderData: (last, before) => lastOfOtherPeriod(before?.queryKey, ['whole', path, query], last),
    queryFn: async ({ signal }) => {
      const pages: (readonly Row[])[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Page = await getJson<Page>(
          path,
          { ...query, cursor: cursor ?? undefined },
          { token: token(), signal },
        );
        pages.push(rowsOf(page));
        cursor = page.next;
      }
      return pages.flat();
    },
  });
}

/**
 * Does something by a POST.
 * @param changes paths whose answers are another afterwards
 */
export function useAction<Answer, Body = unknown>(
  path: string | ((body: Body) => string),
  changes: readonly string[],
) {
  const { token } = useSession();
  const queries = useQueryClient();
  return useMutation<Answer, Error, Body>({
    mutationFn: (body) =>
      postJson<Answer>(typeof path === 'string' ? path : path(body), body, { token: token() }),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey.some((part) => typeof part === 'string' && changes.some((one) => part.startsWith(one))),
      }),
  });
}
