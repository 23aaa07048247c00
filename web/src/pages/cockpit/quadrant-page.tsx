import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { LampList, ToldLamp } from '../../../../functions/query/lamp-routes.ts';
import type { QuadrantsView } from '../../../../functions/query/quadrant-routes.ts';
import { useApi, useWholeList } from '../../api/use-api.ts';
import { Chart } from '../../parts/chart.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { CockpitFrame } from './cockpit-frame.tsx';
import { type PlaneSearch, planeSearchOf, planes } from './cockpit-search.ts';
import { figureText } from './figure-text.ts';
import { type Plane, type PlanePoint, planeOption } from './plane-option.ts';
import { PlaneTable } from './plane-table.tsx';
import { type Question, queryOf } from './question.ts';
import { unitPath } from './unit-link.tsx';
import { sharedSearch, useCockpitSearch, useIndicators } from './use-cockpit.ts';

/** By which lamp the units of a plane are coloured. */
const lampOf = {
  'cmi-stay': 'length-of-stay',
  'cost-time': 'cost-index',
  'volume-margin': 'balance-rate',
} as const;

/** Units in planes of two indicators: severity and stay, cost and time, volume and margin. */
export function QuadrantPage() {
  const { t } = useTexts('cockpit');
  const search = planeSearchOf(useSearch({ strict: false }));
  return (
    <CockpitFrame title={t('cockpit:quadrants.title')}>
      {(question) => <PlaneOf question={question} search={search} />}
    </CockpitFrame>
  );
}

type View = NonNullable<PlaneSearch['view']>;

/** What the units of a plane can be: a department's are its doctors and groups. */
function viewsIn({ isRegion, department }: Pick<Question, 'isRegion' | 'department'>): readonly View[] {
  if (isRegion) return ['hospital', 'group'];
  return department === undefined ? ['department', 'doctor', 'group'] : ['doctor', 'group'];
}

function PlaneOf({ question, search }: { readonly question: Question; readonly search: PlaneSearch }) {
  const { t } = useTexts('cockpit');
  const { change } = useCockpitSearch();
  const views = viewsIn(question);
  const view = search.view && views.includes(search.view) ? search.view : (views[0] as View);
  const chart = search.chart ?? 'cmi-stay';
  const asked = { view, ...queryOf(question) };
  const answer = useApi<QuadrantsView>('/api/v1/quadrants', { ...asked, chart });
  const lamps = useWholeList<LampList, ToldLamp>(
    '/api/v1/lamps',
    { ...asked, indicator: lampOf[chart], colour: 'all', limit: 200 },
    (page) => page.lamps,
  );
  return (
    <>
      <div className="cockpit-choices">
        <label>
          {t('cockpit:quadrants.chart')}
          <select value={chart} onChange={({ target }) => change({ chart: target.value })}>
            {planes.map((one) => (
              <option key={one} value={one}>
                {t(`cockpit:quadrants.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('cockpit:quadrants.view')}
          <select value={view} onChange={({ target }) => change({ view: target.value })}>
            {views.map((one) => (
              <option key={one} value={one}>
                {t(`cockpit:view.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answer of={answer}>
        {({ charts: [plane] }) =>
          plane && plane.points.length > 0 ? (
            <PlaneDrawn plane={plane} view={view} lamps={lamps.data ?? []} question={question} />
          ) : (
            <Empty text={t('cockpit:quadrants.empty')} />
          )
        }
      </Answer>
    </>
  );
}

function PlaneDrawn({
  plane,
  view,
  lamps,
  question,
}: {
  readonly plane: Plane;
  readonly view: View;
  readonly lamps: readonly ToldLamp[];
  readonly question: Question;
}) {
  const { t, say, language } = useTexts('cockpit');
  const { search } = useCockpitSearch();
  const navigate = useNavigate();
  const indicatorOf = useIndicators(question.period);
  const [x, y] = [indicatorOf(plane.x.indicator), indicatorOf(plane.y.indicator)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const drawn = useMemo(() => {
    if (!x || !y) return null;
    const colours = new Map(lamps.map(({ unit, colour }) => [unit, colour]));
    const byCases = [...plane.points].sort((a, b) => b.cases - a.cases);
    const points = byCases.map(
      (point): PlanePoint => ({
        ...point,
        name: view === 'doctor' ? point.key : say(point.name) || point.key,
        colour: colours.get(point.key) ?? 'none',
        label: say(point.label),
      }),
    );
    const axisOf = (indicator: typeof x, line: number) => ({
      name: say(indicator.name),
      line,
      lineName: t('cockpit:quadrants.line'),
      textOf: (value: number) => figureText(value, indicator.unit, language),
    });
    const axes = { x: axisOf(x, plane.x.line), y: axisOf(y, plane.y.line) };
    return { points, axes, option: planeOption(points, axes, { language, t }) };
  }, [plane, lamps, view, x, y, language]);
  if (!drawn || !x || !y) return null;
  const goTo = (data: unknown) => {
    const { point } = (data ?? {}) as { readonly point?: PlanePoint };
    const { department: _of, ...shared } = sharedSearch(search);
    if (point) void navigate({ to: unitPath(view, point.key), search: shared } as never);
  };
  const title = say(plane.title);
  return (
    <Panel title={title}>
      <Chart
        label={t('cockpit:quadrants.label', { title, count: drawn.points.length })}
        option={drawn.option}
        onPoint={goTo}
        size="large"
      />
      <p>
        {t('cockpit:quadrants.lamp-note', {
          indicator: say(indicatorOf(lampOf[plane.chart as keyof typeof lampOf])?.name),
        })}
      </p>
      <PlaneTable title={title} view={view} points={drawn.points} x={x} y={y} />
    </Panel>
  );
}
