import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { WarningList } from '../../../../functions/query/warning-schemas.ts';
import { useApi, useWholeList } from '../../api/use-api.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { RateCell } from './rate-cell.tsx';
import { warningStates } from './routes.ts';
import { thisMonth } from './this-month.ts';
import './alerts.css';

type OwnWarning = WarningList['warnings'][number];

const path = '/api/v1/warnings';

/** What a clinician was warned of while he ordered, what he did and why; how others do is told in rates alone. */
export function OwnWarningsPage() {
  const { t } = useTexts('alerts');
  const { period = thisMonth(), state = 'overridden' } = useSearch({ from: '/warnings' });
  const navigate = useNavigate({ from: '/warnings' });
  const show = (changes: { readonly period?: Period; readonly state?: (typeof warningStates)[number] }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const first = useApi<WarningList>(path, { period, limit: 1 });
  return (
    <Page
      title={t('alerts:own.title')}
      lead={t('alerts:own.lead')}
      actions={<PeriodPicker value={period} onChange={(chosen) => show({ period: chosen })} />}
    >
      <Panel title={t('alerts:own.by-rule')}>
        <Answer of={first}>{({ rules }) => <OwnRules rules={rules} />}</Answer>
      </Panel>
      <Panel
        title={t('alerts:own.each')}
        actions={
          <label>
            {t('alerts:own.what-i-did')}
            <select
              value={state}
              onChange={({ target }) => show({ state: target.value as (typeof warningStates)[number] })}
            >
              {warningStates.map((one) => (
                <option key={one} value={one}>
                  {t(`alerts:did.${one}`)}
                </option>
              ))}
            </select>
          </label>
        }
      >
        <OwnWarnings period={period} state={state} />
      </Panel>
    </Page>
  );
}

function OwnRules({ rules }: Pick<WarningList, 'rules'>) {
  const { t, say } = useTexts('alerts');
  if (rules.length === 0) return <Empty text={t('alerts:own.none')} />;
  return (
    <ScrollRegion label={t('alerts:own.by-rule')}>
      <table className="plain-table">
        <caption className="visually-hidden">{t('alerts:own.by-rule')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('alerts:own.rule')}</th>
            {['shown', 'answered', 'overridden', 'changed'].map((name) => (
              <th key={name} scope="col" className="figure-cell">
                {t(`alerts:tally.${name}`)}
              </th>
            ))}
            <th scope="col">{t('alerts:own.my-rate')}</th>
            <th scope="col">{t('alerts:own.others-rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.rule}>
              <th scope="row">{rule.rule_name ? say(rule.rule_name) : rule.rule}</th>
              <td className="figure-cell">{rule.shown}</td>
              <td className="figure-cell">{rule.answered}</td>
              <td className="figure-cell">{rule.overridden}</td>
              <td className="figure-cell">{rule.changed}</td>
              <td>
                <RateCell rate={rule.override_rate} />
              </td>
              <td>
                <RateCell rate={rule.others_override_rate} none={t('alerts:own.too-few')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function OwnWarnings({ period, state }: { readonly period: Period; readonly state: OwnWarning['state'] }) {
  const { t } = useTexts('alerts');
  const [view, onView] = useTableView();
  const columns = useColumns();
  const warnings = useWholeList<WarningList, OwnWarning>(
    path,
    { period, state, limit: 200 },
    (page) => page.warnings,
  );
  return (
    <Answer of={warnings}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={t('alerts:own.none')} />
        ) : (
          <DataTable
            caption={t('alerts:own.each')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            view={view}
            onView={onView}
            fileName={`${t('alerts:own.title')} ${period}`}
          />
        )
      }
    </Answer>
  );
}

function useColumns(): readonly TableColumn<OwnWarning>[] {
  const { t, say, language } = useTexts('alerts');
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and say are those of the language
  return useMemo(
    () => [
      {
        id: 'shown',
        title: t('alerts:own.shown'),
        kind: 'time',
        value: ({ shown_at }) => shown_at,
        width: 18,
      },
      {
        id: 'rule',
        title: t('alerts:own.rule'),
        value: ({ rule, rule_name }) => (rule_name ? say(rule_name) : rule),
        width: 25,
        isChoice: true,
      },
      {
        id: 'severity',
        title: t('alerts:column.severity'),
        value: ({ severity }) => t(`alerts:severity.${severity}`),
        isChoice: true,
      },
      {
        id: 'reason',
        title: t('alerts:own.reason'),
        value: ({ reason, reason_text }) => reason_text ?? (reason ? say(reason) : null),
        width: 30,
      },
      { id: 'amount', title: t('alerts:column.amount'), kind: 'fen', value: ({ amount_fen }) => amount_fen },
    ],
    [language],
  );
}
