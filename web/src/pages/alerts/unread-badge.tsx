import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { useApi } from '../../api/use-api.ts';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';

const refetchMs = 60_000;
const most = 100;

/** How many of a clinician's alerts nobody has opened yet. */
export function UnreadBadge() {
  const { caller } = useSession();
  const { t } = useTexts();
  const isOwn = caller.role === 'clinician';
  const { data } = useApi<{ readonly alerts: readonly AlertView[] }>(
    '/api/v1/alerts',
    { limit: most },
    { enabled: isOwn, refetchMs },
  );
  const unread = data?.alerts.filter(({ state }) => state === 'new').length ?? 0;
  if (!isOwn || unread === 0) return null;
  const count = unread < most ? String(unread) : `${most - 1}+`;
  return (
    <>
      {' '}
      <span className="badge" aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{t('nav.unread', { count })}</span>
    </>
  );
}
