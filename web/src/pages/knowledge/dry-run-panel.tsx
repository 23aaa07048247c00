import { useEffect, useState } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { DryRun } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { useAction, useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { DryRunReport } from './dry-run-report.tsx';

/** A dry run by the document that it is of and the time at which it was asked for. */
export interface RunName {
  readonly document: string;
  readonly at: string;
}

/** Asks what a draft would find, and shows it. */
export function DryRunPanel({
  draft,
  isSound,
  month,
  onMonth,
  run,
  onRun,
  onDone,
}: {
  readonly draft: RegionRules;
  readonly isSound: boolean;
  readonly month: string | undefined;
  readonly onMonth: (month: string) => void;
  readonly run: RunName | null;
  readonly onRun: (run: RunName) => void;
  /** Told of the run that is through. */
  readonly onDone: (run: DryRun) => void;
}) {
  const { t } = useTexts('knowledge');
  const ask = useAction<DryRun>('/api/v1/knowledge/region-rules/dry-runs', []);
  return (
    <Panel title={t('knowledge:dry-run.title')}>
      <p>{t('knowledge:dry-run.lead')}</p>
      <WithPeriod asked={month} place={{ scope: 'region' }}>
        {(chosen, months) => (
          <div className="form-actions">
            <PeriodPicker value={chosen} onChange={onMonth} kinds={['month']} months={months} />
            <button
              type="button"
              className="primary"
              disabled={!isSound || ask.isPending}
              onClick={() =>
                ask.mutate(
                  { document: draft, month: chosen },
                  { onSuccess: ({ document, at }) => onRun({ document, at }) },
                )
              }
            >
              {t('knowledge:dry-run.start')}
            </button>
          </div>
        )}
      </WithPeriod>
      {ask.isError && <Failure error={ask.error} />}
      {run && <Run key={`${run.document} ${run.at}`} run={run} onDone={onDone} />}
    </Panel>
  );
}

const askAgainMs = 1500;

function Run({ run, onDone }: { readonly run: RunName; readonly onDone: (run: DryRun) => void }) {
  const { t } = useTexts('knowledge');
  const [isOver, setOver] = useState(false);
  const path = `/api/v1/knowledge/region-rules/dry-runs/${run.document}/${encodeURIComponent(run.at)}`;
  const found = useApi<DryRun>(path, {}, { refetchMs: isOver ? false : askAgainMs });
  const { data } = found;
  useEffect(() => {
    if (!data || data.state === 'running') return;
    setOver(true);
    onDone(data);
  }, [data, onDone]);
  return (
    <Answer of={found}>
      {({ state, report }) => {
        if (report) return <DryRunReport report={report} />;
        return (
          <p role="status">
            {t(state === 'failed' ? 'knowledge:dry-run.failed' : 'knowledge:dry-run.running')}
          </p>
        );
      }}
    </Answer>
  );
}
