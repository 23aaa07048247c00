import { useSearch } from '@tanstack/react-router';
import type { OutlookView } from '../../../../functions/query/outlook-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { lastMonthOf } from '../../parts/period.ts';
import { Answer } from '../../parts/states.tsx';
import { share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CapacityPanel } from './capacity-panel.tsx';
import { CockpitFrame } from './cockpit-frame.tsx';
import { outlookMeasures, outlookSearchOf } from './cockpit-search.ts';
import { OutlookChart } from './outlook-chart.tsx';
import { OutlookTable } from './outlook-table.tsx';
import type { Question } from './question.ts';
import { useCockpitSearch } from './use-cockpit.ts';

const monthsAhead = 6;

/** What the coming months will bring, and how sure that is. */
export function OutlookPage() {
  const { t } = useTexts('cockpit');
  return (
    <CockpitFrame title={t('cockpit:outlook.title')} kinds={['month']}>
      {(question) => <OutlookOf question={question} />}
    </CockpitFrame>
  );
}

function OutlookOf({ question }: { readonly question: Question }) {
  const { t, say, language } = useTexts('cockpit');
  const { change } = useCockpitSearch();
  const search = outlookSearchOf(useSearch({ strict: false }));
  const measure = search.measure ?? 'cases';
  const view = question.isRegion ? 'hospital' : 'department';
  const answer = useApi<OutlookView>('/api/v1/outlook', {
    view,
    ...question.place,
    until: lastMonthOf(question.period),
    horizon: monthsAhead,
    limit: 200,
  });
  return (
    <Answer of={answer}>
      {(outlook) => {
        const key = question.department ?? search.unit;
        const unit = outlook.units.find((one) => one.key === key) ?? outlook.total ?? outlook.units[0];
        return (
          <>
            <div className="cockpit-choices">
              <label>
                {t('cockpit:outlook.measure')}
                <select value={measure} onChange={({ target }) => change({ measure: target.value })}>
                  {outlookMeasures.map((one) => (
                    <option key={one} value={one}>
                      {t(`cockpit:outlook.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {unit && (
              <Panel
                title={`${unit.key === null ? t('cockpit:unit.whole') : say(unit.name) || unit.key} · ${t(`cockpit:outlook.${measure}`)}`}
              >
                <OutlookChart
                  outlook={outlook}
                  unit={unit}
                  measure={measure}
                  view={view}
                  question={question}
                />
              </Panel>
            )}
            <Panel title={t('cockpit:outlook.units')}>
              <p>{t('cockpit:outlook.note', { level: share(outlook.level, language, 0) })}</p>
              <OutlookTable
                outlook={outlook}
                measure={measure}
                onUnit={(unitKey) => change({ unit: unitKey ?? undefined, department: undefined })}
              />
              {outlook.notices.length > 0 && (
                <ul>
                  {outlook.notices.map(({ text }) => (
                    <li key={text.zh}>{say(text)}</li>
                  ))}
                </ul>
              )}
            </Panel>
            {!question.isRegion && <CapacityPanel question={question} until={outlook.until} />}
          </>
        );
      }}
    </Answer>
  );
}
