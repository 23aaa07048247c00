import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { Severity } from './severity.tsx';

/** What the list tells of an alert. */
export function useAlertColumns(): readonly TableColumn<AlertView>[] {
  const { t, say, language } = useTexts('alerts');
  const { caller } = useSession();
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and say are those of the language
  return useMemo(() => {
    const of = (key: string) => t(`alerts:${key}`);
    return [
      {
        id: 'state',
        title: of('column.state'),
        value: ({ state }) => of(`state.${state}`),
        isChoice: true,
        cell: ({ state }) => <span className={`alert-state alert-${state}`}>{of(`state.${state}`)}</span>,
      },
      {
        id: 'about',
        title: of('column.about'),
        value: (alert) => aboutOf(alert, say),
        cell: (alert) => (
          <Link
            to="/alerts/$alertId"
            params={{ alertId: alert.alert_id }}
            search={{ hospital: alert.hospital === caller.hospital ? undefined : alert.hospital }}
          >
            {aboutOf(alert, say)}
          </Link>
        ),
        width: 20,
      },
      {
        id: 'severity',
        title: of('column.severity'),
        value: (alert) => of(alert.kind === 'lamp' ? 'kind.lamp' : `severity.${alert.severity}`),
        isChoice: true,
        cell: (alert) =>
          alert.kind === 'lamp' ? (
            <Lamp colour="red" text={of('kind.lamp')} />
          ) : (
            <Severity of={alert.severity} />
          ),
      },
      {
        id: 'rules',
        title: of('column.rules'),
        value: (alert) =>
          alert.kind === 'lamp' ? say(alert.text) : alert.rule_names.map(say).join(t('common:comma')),
        width: 30,
      },
      {
        id: 'amount',
        title: of('column.amount'),
        kind: 'fen',
        value: (alert) => (alert.kind === 'lamp' ? null : alert.amount_fen),
      },
      {
        id: 'department',
        title: of('column.department'),
        value: ({ department, department_name }) => say(department_name) || department,
        isChoice: true,
      },
      {
        id: 'standing',
        title: of('column.standing'),
        value: (alert) => (alert.kind === 'lamp' ? null : of(`standing.${alert.standing}`)),
        isChoice: true,
      },
      {
        id: 'raised',
        title: of('column.raised'),
        kind: 'time',
        value: ({ raised_at }) => raised_at,
        width: 18,
      },
    ];
  }, [language]);
}

/** What an alert is about: a case by its number, or an indicator by its name. */
export function aboutOf(
  alert: AlertView,
  say: (both: { readonly zh: string; readonly en: string }) => string,
): string {
  return alert.kind === 'lamp' ? say(alert.name) : alert.setl_id;
}
