import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { CasePage } from '../../../../functions/query/summary-case-routes.ts';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { exactText } from './indicator-figures.ts';
import { partsOf } from './parts-of.ts';
import type { CaseRow } from './use-cases.ts';
import './units.css';

/** How the parts of the cases add up to the figure. */
export function SumLine({
  indicator,
  figure,
  cases,
  all,
}: {
  readonly indicator: IndicatorView;
  readonly figure: NonNullable<CasePage['figure']>;
  readonly cases: readonly CaseRow[];
  /** How many cases there are in all; the list may have come to only some yet. */
  readonly all: number;
}) {
  const { t, say, language } = useTexts('units');
  const sum = partsOf(cases);
  const isWhole = cases.length >= all;
  const above = (value: number | null) =>
    indicator.unit === 'fen' ? yuan(value, language, { exact: true }) : decimal(value, language, 2);
  const below = (value: number) => decimal(value, language, value % 1 === 0 ? 0 : 2);
  return (
    <p className="sum-line" role="status">
      <span>{say(indicator.name)}</span>
      {figure.below !== null && (
        <span>
          {above(figure.above)} ÷ {below(figure.below)} =
        </span>
      )}
      <strong>{exactText(figure.value, indicator, language)}</strong>
      <span>
        {t(isWhole ? 'units:parts-whole' : 'units:parts-some', {
          shown: decimal(cases.length, language, 0),
          all: decimal(all, language, 0),
          above: sum.below === null ? exactText(sum.above, indicator, language) : above(sum.above),
          below: sum.below === null ? '' : ` ÷ ${below(sum.below)}`,
        })}
      </span>
    </p>
  );
}
