import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { useAction, useApi } from '../../api/use-api.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { aboutOf } from './alert-columns.tsx';
import { AlertSteps } from './alert-steps.tsx';
import { CaseAlert } from './case-alert.tsx';
import { LampAlert } from './lamp-alert.tsx';
import './alerts.css';

/** One alert: what it rests on, what to do about it, and what was done. */
export function AlertPage() {
  const { alertId } = useParams({ from: '/alerts/$alertId' });
  const { hospital } = useSearch({ from: '/alerts/$alertId' });
  const { t, say } = useTexts('alerts');
  const { caller } = useSession();
  const path = `/api/v1/alerts/${alertId}`;
  const found = useApi<AlertView>(path, { hospital });
  const mayAct = caller.role === 'clinician' || caller.role === 'manager';
  useReading(path, mayAct && found.data?.state === 'new');
  const title = found.data
    ? t('alerts:one.title', { about: aboutOf(found.data, say) })
    : t('alerts:one.loading');
  return (
    <Page title={title}>
      <Answer of={found}>
        {(alert) => (
          <>
            {alert.kind === 'lamp' ? <LampAlert alert={alert} /> : <CaseAlert alert={alert} />}
            <AlertSteps alert={alert} path={path} mayAct={mayAct} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Opening an alert is reading it. */
function useReading(path: string, isNew: boolean): void {
  const { mutate } = useAction<AlertView>(`${path}/read`, ['/api/v1/alerts']);
  useEffect(() => {
    if (isNew) mutate({});
  }, [isNew, mutate]);
}
