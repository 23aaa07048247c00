import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SchemeDryRun } from '../../../../functions/knowledge/scheme-schemas.ts';
import { useAction, useApi } from '../../api/use-api.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { SchemeReport } from './scheme-report.tsx';
import type { SchemesSearch } from './schemes-search.ts';

const schemesPath = '/api/v1/knowledge/schemes';

/** Asks which cases of a month an uploaded scheme would group elsewhere, and shows it. */
export function TryScheme({ scheme }: { readonly scheme: string }) {
  const { t } = useTexts('knowledge');
  const search: SchemesSearch = useSearch({ from: '/knowledge/schemes' });
  const navigate = useNavigate({ from: '/knowledge/schemes' });
  const look = (next: Partial<SchemesSearch>) =>
    void navigate({ search: (all) => ({ ...all, ...next }), replace: true, resetScroll: false });
  const ask = useAction<SchemeDryRun>(`${schemesPath}/dry-runs`, []);
  return (
    <>
      <WithPeriod asked={search.month} place={{ scope: 'region' }}>
        {(month, months) => (
          <div className="form-actions">
            <PeriodPicker
              value={month}
              onChange={(chosen) => look({ month: chosen })}
              kinds={['month']}
              months={months}
            />
            <button
              type="button"
              disabled={ask.isPending}
              onClick={() =>
                ask.mutate({ scheme, month }, { onSuccess: ({ at }) => look({ tried: scheme, run: at }) })
              }
            >
              {t('knowledge:schemes.try')}
            </button>
          </div>
        )}
      </WithPeriod>
      {ask.isError && <Failure error={ask.error} />}
      {search.tried === scheme && search.run !== undefined && (
        <SchemeRun key={search.run} scheme={scheme} at={search.run} />
      )}
    </>
  );
}

const askAgainMs = 1500;

function SchemeRun({ scheme, at }: { readonly scheme: string; readonly at: string }) {
  const { t } = useTexts('knowledge');
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const path = `${schemesPath}/dry-runs/${encodeURIComponent(scheme)}/${encodeURIComponent(at)}`;
  const found = useApi<SchemeDryRun>(path, {}, { refetchMs: isOver ? false : askAgainMs });
  const state = found.data?.state ?? 'running';
  useEffect(() => {
    if (state === 'running') return;
    setOver(true);
    // A decision rests on it from now on.
    void queries.invalidateQueries({ queryKey: [schemesPath] });
  }, [state, queries]);
  return (
    <Answer of={found}>
      {({ report }) => {
        if (report) return <SchemeReport report={report} />;
        return (
          <p role="status">
            {t(state === 'failed' ? 'knowledge:dry-run.failed' : 'knowledge:dry-run.running')}
          </p>
        );
      }}
    </Answer>
  );
}
