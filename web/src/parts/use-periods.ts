import type { PeriodList } from '../../../functions/query/period-routes.ts';
import { type ApiOptions, useApi } from '../api/use-api.ts';
import type { Period } from './period.ts';

/** Whose figures are looked at, by those who may look at more than their own hospital. */
export interface Place {
  readonly hospital?: string | undefined;
  readonly scope?: 'region' | undefined;
}

/** Months that have data, the first first. */
export const usePeriods = ({ hospital, scope }: Place = {}, options: ApiOptions = {}) =>
  useApi<PeriodList>('/api/v1/periods', { hospital, scope }, options);

/** The last month that has data, which is what a page shows that nobody asked for another; none where there is no data. */
export const lastPeriodOf = ({ months }: PeriodList): Period | undefined => months.at(-1)?.month;
