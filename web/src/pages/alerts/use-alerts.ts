import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { getJson } from '../../api/get-json.ts';
import { useSession } from '../../session/session-context.ts';
import type { AlertsSearch } from './routes.ts';

interface AlertPage {
  readonly alerts: readonly AlertView[];
  readonly next: string | null;
}

export interface NewestAlerts {
  readonly alerts: readonly AlertView[];
  /** Whether there are older ones. */
  readonly isMore: boolean;
}

const alertsAPage = 100;

/**
 * The newest alerts that the caller sees, so many hundreds of them.
 * @param refetchMs for as long as nothing comes live
 */
export function useAlerts(
  asked: Pick<AlertsSearch, 'hospital' | 'department'>,
  hundreds: number,
  refetchMs: number | false,
): UseQueryResult<NewestAlerts> {
  const { token } = useSession();
  return useQuery({
    queryKey: ['/api/v1/alerts', asked, hundreds],
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
    queryFn: async ({ signal }) => {
      const alerts: AlertView[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < hundreds; page++) {
        const query = { ...asked, limit: alertsAPage, cursor: cursor ?? undefined };
        const found: AlertPage = await getJson('/api/v1/alerts', query, { token: token(), signal });
        alerts.push(...found.alerts);
        cursor = found.next;
        if (cursor === null) break;
      }
      return { alerts, isMore: cursor !== null };
    },
  });
}
