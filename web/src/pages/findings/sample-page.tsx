import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SampleProtocol } from '../../../../core/review/sample-protocol.ts';
import { useAction } from '../../api/use-api.ts';
import { Page, Panel } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Failure } from '../../parts/states.tsx';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { DrawnSample } from './drawn-sample.tsx';
import './findings.css';

/** Draws cases for inspection, so that nobody can be said to have chosen them. */
export function SamplePage() {
  const { t } = useTexts('findings');
  const { period, hospital } = useSearch({ from: '/findings/sample' });
  return (
    <Page title={t('findings:sample.title')} lead={t('findings:sample.lead')}>
      <WithPeriod asked={period} place={{ hospital }}>
        {(last, months) => <SampleForm initial={last} months={months} hospital={hospital} />}
      </WithPeriod>
    </Page>
  );
}

interface Asked {
  readonly period: Period;
  readonly hospital: string | undefined;
  readonly size: number;
  readonly seed: string;
  readonly by: (typeof strata)[number];
}

const strata = ['department', 'doctor', 'group'] as const;

function SampleForm({
  initial,
  months,
  hospital,
}: {
  readonly initial: Period;
  readonly months: readonly string[];
  readonly hospital: string | undefined;
}) {
  const { t } = useTexts('findings');
  const [asked, setAsked] = useState<Asked>({
    period: initial,
    hospital,
    size: 30,
    seed: '',
    by: 'department',
  });
  const draw = useAction<SampleProtocol, Asked>('/api/v1/samples', []);
  const change = (changed: Partial<Asked>) => setAsked({ ...asked, ...changed });
  return (
    <>
      <Panel title={t('findings:sample.what')}>
        <form
          className="sample-form not-printed"
          onSubmit={(event) => {
            event.preventDefault();
            draw.mutate(asked);
          }}
        >
          <PeriodPicker value={asked.period} months={months} onChange={(period) => change({ period })} />
          <label>
            {t('findings:sample.size')}
            <input
              type="number"
              min={1}
              max={2000}
              required
              value={asked.size}
              onChange={({ target }) => change({ size: target.valueAsNumber })}
            />
          </label>
          <label>
            {t('findings:sample.by')}
            <select value={asked.by} onChange={({ target }) => change({ by: target.value as Asked['by'] })}>
              {strata.map((name) => (
                <option key={name} value={name}>
                  {t(`findings:column.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('findings:sample.seed')}
            <input
              required
              maxLength={100}
              value={asked.seed}
              aria-describedby="seed-note"
              onChange={({ target }) => change({ seed: target.value })}
            />
          </label>
          <button type="submit" className="primary" disabled={draw.isPending}>
            {t('findings:sample.draw')}
          </button>
          <p id="seed-note">{t('findings:sample.seed-note')}</p>
        </form>
        {draw.error && <Failure error={draw.error} />}
      </Panel>
      {draw.data && <DrawnSample protocol={draw.data} />}
    </>
  );
}
