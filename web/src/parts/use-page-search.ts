import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * What the URL of the page says, as its route has read it, and how to say something else: names that are not given stay
 * as they are, `undefined` takes one out.
 */
export function usePageSearch<Search extends object>(): readonly [Search, (change: Partial<Search>) => void] {
  const search = useSearch({ strict: false } as never) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (changed: Partial<Search>) =>
      void navigate({
        to: '.',
        search: (all: object) => ({ ...all, ...changed }),
        resetScroll: false,
      } as never),
    [navigate],
  );
  return [search, change];
}
