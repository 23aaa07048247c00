import { useNavigate, useSearch } from '@tanstack/react-router';
import { startTransition, useCallback, useMemo, useOptimistic } from 'react';
import type { TableView } from './table-rows.ts';
import { searchOfView, tableSearchOf, viewOfSearch } from './table-search.ts';

/**
 * The view of the one table of a page, kept in its URL. The page's `validateSearch` takes `tableSearchOf` along.
 * What is chosen is there at once; the URL follows.
 */
export function useTableView(): readonly [view: TableView, onView: (view: TableView) => void] {
  const { sort, find, only, hide } = tableSearchOf(useSearch({ strict: false }));
  const kept = useMemo(() => viewOfSearch({ sort, find, only, hide }), [sort, find, only, hide]);
  const [view, choose] = useOptimistic(kept);
  const navigate = useNavigate();
  const onView = useCallback(
    (chosen: TableView) =>
      startTransition(async () => {
        choose(chosen);
        await navigate({
          to: '.',
          search: (all: object) => ({ ...all, ...searchOfView(chosen) }),
          replace: true,
          resetScroll: false,
        } as never);
      }),
    [choose, navigate],
  );
  return [view, onView];
}
