import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { IndicatorList } from '../../../../functions/query/indicator-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { type CockpitSearch, cockpitSearchOf } from './cockpit-search.ts';

export type Indicator = IndicatorList['indicators'][number];

/** What the URL of the page says, and the way to say otherwise; `undefined` takes a name out. */
export function useCockpitSearch() {
  const search = cockpitSearchOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (changes: object, { replace = false } = {}) =>
      void navigate({
        to: '.',
        search: (all: object) => ({ ...all, ...changes }),
        replace,
        resetScroll: false,
      } as never),
    [navigate],
  );
  return { search, change } as const;
}

/** What the indicators of a period mean, by id. */
export function useIndicators(period: string) {
  const answer = useApi<IndicatorList>('/api/v1/indicators', { period });
  return (id: string): Indicator | undefined =>
    answer.data?.indicators.find((indicator) => indicator.id === id);
}

/** The part of a URL that every page of the cockpit understands. */
export function sharedSearch({ period, hospital, scope, department }: CockpitSearch): CockpitSearch {
  return { period, hospital, scope, department };
}
