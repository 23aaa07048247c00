import { useMemo } from 'react';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { Chart } from '../../parts/chart.tsx';
import { Panel } from '../../parts/page.tsx';
import { kindOf } from '../../parts/period.ts';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { useTexts } from '../../texts/language.ts';
import { courseOption } from './course-option.ts';
import { CourseTable } from './course-table.tsx';
import type { UnitSearch } from './units-search.ts';

export interface CoursePanelProps {
  readonly portrait: UnitPortrait;
  readonly indicators: ReadonlyMap<string, IndicatorView>;
}

/** Twelve months of the indicator that was chosen. */
export function CoursePanel({ portrait, indicators }: CoursePanelProps) {
  const { t, say } = useTexts('units');
  const [search, change] = usePageSearch<UnitSearch>();
  const known = portrait.columns.filter(({ indicator }) => indicators.has(indicator));
  const column = known.find(({ indicator }) => indicator === search.indicator) ?? known[0];
  const indicator = column && indicators.get(column.indicator);
  if (!column || !indicator) return null;
  return (
    <Panel
      title={t('units:course', { indicator: say(indicator.name) })}
      actions={
        <label className="not-printed">
          {t('units:column.indicator')}
          <select value={column.indicator} onChange={({ target }) => change({ indicator: target.value })}>
            {known.map(({ indicator: id }) => (
              <option key={id} value={id}>
                {say(indicators.get(id)?.name)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Course months={courseOf(column, portrait.period)} indicator={indicator} />
      <p>{say(indicator.meaning)}</p>
    </Panel>
  );
}

type Column = UnitPortrait['columns'][number];

/** Up to the month that is shown; a quarter has no month of its own. */
const courseOf = ({ months, value }: Column, period: string): Column['months'] =>
  kindOf(period) === 'month' ? [...months, { month: period, value }] : months;

function Course({
  months,
  indicator,
}: {
  readonly months: Column['months'];
  readonly indicator: IndicatorView;
}) {
  const { t, say, language } = useTexts('units');
  const name = say(indicator.name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const { names, lines, option } = useMemo(() => {
    const all = months.map(({ month }) => month);
    const line = { name, values: months.map(({ value }) => value) };
    return { names: all, lines: [line], option: courseOption(all, [line], indicator, { language, t }) };
  }, [months, indicator, name, language]);
  return (
    <>
      <Chart label={name} option={option} />
      <CourseTable months={names} lines={lines} indicator={indicator} />
    </>
  );
}
