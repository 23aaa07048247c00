import type { ChangeView } from '../../../../functions/query/change-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { ChangeSplit } from './change-split.tsx';
import type { LampSearch } from './cockpit-search.ts';
import { unitQuery } from './lamp-page.tsx';
import type { Question } from './question.ts';
import { type Indicator, useCockpitSearch } from './use-cockpit.ts';

export interface ChangePanelProps {
  readonly question: Question;
  readonly asked: LampSearch;
  readonly indicator: Indicator;
}

/** Where the change of an indicator comes from: volume, mix and price, and of whom, to the last fen. */
export function ChangePanel({ question, asked, indicator }: ChangePanelProps) {
  const { t } = useTexts('cockpit');
  const { change } = useCockpitSearch();
  const { view, key, against } = asked;
  const query = { view, key, ...unitQuery(question, asked), indicator: indicator.id, against };
  const answer = useApi<ChangeView>('/api/v1/changes', query);
  return (
    <Panel
      title={t('cockpit:change.title')}
      actions={
        <label className="not-printed">
          {t('cockpit:change.against')}
          <select
            value={against ?? 'before'}
            onChange={({ target }) =>
              change(
                { against: target.value === 'year-before' ? 'year-before' : undefined },
                { replace: true },
              )
            }
          >
            <option value="before">{t('cockpit:before')}</option>
            <option value="year-before">{t('cockpit:year-before')}</option>
          </select>
        </label>
      }
    >
      <Answer of={answer}>
        {(told) => <Change told={told} question={question} indicator={indicator} asked={asked} />}
      </Answer>
    </Panel>
  );
}

function Change({ told, question, indicator, asked }: ChangePanelProps & { readonly told: ChangeView }) {
  const { t, say } = useTexts('cockpit');
  const { view, key, against } = asked;
  // Only money is told by part of the bill too.
  const amount = amountOf[indicator.id];
  const money = useApi<ChangeView>(
    '/api/v1/changes',
    { view, key, ...unitQuery(question, asked), amount, against },
    { enabled: amount !== undefined },
  );
  const shown = (amount !== undefined && money.data) || told;
  const isMean = told.average !== null;
  const split = isMean ? shown.average : shown.total;
  if (!split) return <Empty text={t('cockpit:change.not-apart')} />;
  return (
    <>
      {told.contributions.length > 0 && (
        <ul>
          {told.contributions.map(({ of, key: part, text }) => (
            <li key={`${of} ${part}`}>{say(text)}</li>
          ))}
        </ul>
      )}
      <ChangeSplit
        split={split}
        scale={shown.scale}
        against={told.against}
        indicator={indicator}
        asked={asked}
        isRegion={question.isRegion}
        isMean={isMean}
      />
    </>
  );
}

/** Indicators that are an amount, or its average. */
const amountOf: Readonly<Record<string, 'cost' | 'payment' | 'balance'>> = {
  'average-cost': 'cost',
  payment: 'payment',
  balance: 'balance',
  'balance-per-case': 'balance',
};
