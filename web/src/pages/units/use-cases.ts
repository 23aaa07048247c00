import { useInfiniteQuery } from '@tanstack/react-query';
import type { CasePage } from '../../../../functions/query/summary-case-routes.ts';
import { getJson } from '../../api/get-json.ts';
import { useSession } from '../../session/session-context.ts';
import type { CasesSearch } from './units-search.ts';

export type CaseRow = CasePage['cases'][number];

export interface CasesFound {
  /** Totals and figure, which are of all cases wherever they stand. */
  readonly whole: CasePage;
  readonly cases: readonly CaseRow[];
}

const limit = 200;

/** The cases behind a figure, those with the largest part first, a page at a time. */
export function useCases({ sort: _sort, find: _find, only: _only, hide: _hide, ...asked }: CasesSearch) {
  const { token } = useSession();
  return useInfiniteQuery({
    queryKey: ['/api/v1/summaries/cases', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      getJson<CasePage>('/api/v1/summaries/cases', { ...asked, limit, cursor }, { token: token(), signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }): CasesFound => ({
      whole: pages[0] as CasePage,
      cases: pages.flatMap(({ cases }) => cases),
    }),
  });
}
