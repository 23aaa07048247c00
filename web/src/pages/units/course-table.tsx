import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { useTexts } from '../../texts/language.ts';
import type { CourseLine } from './course-option.ts';
import { exactText } from './indicator-figures.ts';
import './units.css';

/** What a chart of months shows, as a table. */
export function CourseTable({
  months,
  lines,
  indicator,
}: {
  readonly months: readonly string[];
  readonly lines: readonly CourseLine[];
  readonly indicator: Pick<IndicatorView, 'unit'>;
}) {
  const { t, language } = useTexts('units');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it
    <section className="course-table" tabIndex={0} aria-label={t('units:course-table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('units:month')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, at) => (
                <td key={months[at]}>{exactText(value, indicator, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
