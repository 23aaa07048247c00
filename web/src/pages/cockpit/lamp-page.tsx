import { useSearch } from '@tanstack/react-router';
import type { LampList } from '../../../../functions/query/lamp-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { CasesPanel } from './cases-panel.tsx';
import { ChangePanel } from './change-panel.tsx';
import { CockpitFrame } from './cockpit-frame.tsx';
import { type LampSearch, lampSearchOf } from './cockpit-search.ts';
import { LampHead } from './lamp-head.tsx';
import { LampTrend } from './lamp-trend.tsx';
import { type Question, queryOf } from './question.ts';
import { useIndicators } from './use-cockpit.ts';

/** One lamp: how it came about, what is behind it, and what to ask. */
export function LampPage() {
  const { t } = useTexts('cockpit');
  const search = lampSearchOf(useSearch({ strict: false }));
  return (
    <CockpitFrame title={t('cockpit:lamp.title')}>
      {(question) => <LampOf question={question} lamp={search} />}
    </CockpitFrame>
  );
}

/** Which unit, as the lamps and changes of a view are asked for it alone. */
export function unitQuery(question: Question, { view, key }: Pick<LampSearch, 'view' | 'key'>) {
  const of = queryOf(question);
  return view === 'department' || view === 'doctor' || view === 'group' ? { ...of, [view]: key } : of;
}

function LampOf({ question, lamp: asked }: { readonly question: Question; readonly lamp: LampSearch }) {
  const { t, say } = useTexts('cockpit');
  const { view, key, indicator: id } = asked;
  const indicator = useIndicators(question.period)(id);
  const query = { view, ...unitQuery(question, asked), indicator: id, colour: 'all', months: 24, limit: 200 };
  const answer = useApi<LampList>('/api/v1/lamps', query);
  return (
    <Answer of={answer}>
      {({ lamps }) => {
        const lamp = lamps.find(({ unit }) => unit === key);
        if (!lamp || !indicator) return <Empty text={t('cockpit:lamp.not-there')} />;
        return (
          <>
            <LampHead lamp={{ ...lamp, view }} indicator={indicator} />
            <LampTrend lamp={{ ...lamp, view }} indicator={indicator} />
            {lamp.questions.length > 0 && (
              <Panel title={t('cockpit:lamp.questions')}>
                <ul>
                  {lamp.questions.map((one) => (
                    <li key={one.zh}>{say(one)}</li>
                  ))}
                </ul>
              </Panel>
            )}
            <ChangePanel question={question} asked={asked} indicator={indicator} />
            {indicator.made_of_cases && (
              <CasesPanel question={question} asked={asked} indicator={indicator} />
            )}
          </>
        );
      }}
    </Answer>
  );
}
