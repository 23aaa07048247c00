import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { useApi } from '../../api/use-api.ts';
import type { Period } from '../../parts/period.ts';

/** The indicators in force in a period. */
export const useIndicators = (period: Period) =>
  useApi<{ readonly indicators: readonly IndicatorView[] }>('/api/v1/indicators', { period });

/** Those by which every unit is shown, in their order. */
export function columnsAmong(indicators: readonly IndicatorView[]): readonly IndicatorView[] {
  return indicators
    .filter(({ column }) => column !== null)
    .sort((a, b) => Number(a.column) - Number(b.column));
}
