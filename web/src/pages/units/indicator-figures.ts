import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { ColumnKind } from '../../parts/table-column.ts';
import { decimal, share, short, yuan } from '../../texts/figures.ts';
import type { Language } from '../../texts/language.ts';

type Unit = Pick<IndicatorView, 'unit'>;

/** As what the values of an indicator stand in a table and a workbook. */
export function kindOfIndicator({ unit }: Unit): ColumnKind {
  if (unit === 'fen' || unit === 'share' || unit === 'count') return unit;
  return 'decimal';
}

/** A value of an indicator as it is read at a glance. */
export function figureText(value: number | null, { unit }: Unit, language: Language): string {
  if (unit === 'fen') return yuan(value, language);
  if (unit === 'share') return share(value, language);
  return unit === 'count' ? short(value, language) : decimal(value, language, 2);
}

/** As {@link figureText}, to the last digit. */
export function exactText(value: number | null, { unit }: Unit, language: Language): string {
  if (unit === 'fen') return yuan(value, language, { exact: true });
  return unit === 'count' ? decimal(value, language, 0) : figureText(value, { unit }, language);
}

/** How much more it is, as a share of what it was; none where it was nought or less, as in portraits. */
export function riseOf(now: number | null, then: number | null | undefined): number | null {
  return now === null || then === null || then === undefined || then <= 0 ? null : now / then - 1;
}
