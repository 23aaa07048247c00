import { useState } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import { Figure, Figures, Page } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useSession } from '../../session/session-context.ts';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { useAlertColumns } from './alert-columns.tsx';
import { AlertsPlace } from './alerts-place.tsx';
import { LiveNote } from './live-note.tsx';
import type { AlertsSearch } from './routes.ts';
import { useAlerts } from './use-alerts.ts';
import { useLiveAlerts } from './use-live-alerts.ts';
import './alerts.css';

const pollMs = 20_000;
const states = ['new', 'read', 'acknowledged', 'answered'] as const;

/** The caller's alerts as they come: his own, his department's or his hospital's. */
export function AlertsPage() {
  const { caller } = useSession();
  const { t, language } = useTexts('alerts');
  const [hundreds, setHundreds] = useState(3);
  const [{ hospital, department }, change] = usePageSearch<AlertsSearch>();
  const live = useLiveAlerts();
  // What comes live is the caller's own.
  const isTold = live.state === 'live' && hospital === undefined;
  const alerts = useAlerts({ hospital, department }, hundreds, isTold ? false : pollMs);
  const columns = useAlertColumns();
  const [view, onView] = useTableView();
  return (
    <Page
      title={t(`alerts:title.${caller.role === 'clinician' ? 'own' : 'all'}`)}
      lead={t('alerts:lead')}
      actions={
        <>
          <AlertsPlace place={{ hospital, department }} onPlace={change} />
          <LiveNote live={live} />
        </>
      }
    >
      <Answer of={alerts}>
        {({ alerts: all, isMore }) => (
          <>
            <Figures>
              {states.map((state) => (
                <Figure
                  key={state}
                  name={t(`alerts:state.${state}`)}
                  value={decimal(all.filter((one) => one.state === state).length, language, 0)}
                />
              ))}
            </Figures>
            {all.length === 0 ? (
              <Empty text={t('alerts:none')} />
            ) : (
              <DataTable
                caption={t('alerts:caption')}
                columns={columns}
                rows={all}
                rowKey={({ alert_id }) => alert_id}
                view={view}
                onView={onView}
                fileName={t('alerts:caption')}
              />
            )}
            {isMore && (
              <p>
                <button type="button" onClick={() => setHundreds(hundreds + 5)}>
                  {t('alerts:older')}
                </button>
              </p>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
