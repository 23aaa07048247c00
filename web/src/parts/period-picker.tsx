import { useTexts } from '../texts/language.ts';
import {
  isPeriod,
  kindOf,
  lastMonthOf,
  type Period,
  type PeriodKind,
  periodAround,
  periodMoved,
  periodsIn,
  yearOf,
} from './period.ts';
import { periodName } from './period-name.ts';
import './period-picker.css';

export interface PeriodPickerProps {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
  /** @default all */
  readonly kinds?: readonly PeriodKind[];
  /** Months that have data: the years of these are offered. @default the last five years */
  readonly months?: readonly string[];
}

const allKinds = ['month', 'quarter', 'year'] as const;

/** A month, a quarter or a year of discharge. */
export function PeriodPicker({ value, onChange, kinds = allKinds, months = [] }: PeriodPickerProps) {
  const { t, language } = useTexts();
  const kind = kindOf(value);
  const year = yearOf(value);
  const within = periodsIn(year, kind);
  const inYear = (other: number) => `${other}${value.slice(4)}`;
  return (
    <fieldset className="period-picker not-printed">
      <legend>{t('period.title')}</legend>
      <Step by={-1} sign="‹" name={t('period.before')} {...{ value, onChange }} />
      {kinds.length > 1 && (
        <select
          aria-label={t('period.kind')}
          value={kind}
          onChange={({ target }) => onChange(changed(value, target.value as PeriodKind, months))}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`period.${one}`)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={t('period.year')}
        value={year}
        onChange={({ target }) => onChange(inYear(Number(target.value)))}
      >
        {yearsOffered(months, year).map((one) => (
          <option key={one} value={one}>
            {periodName(String(one), language)}
          </option>
        ))}
      </select>
      {within.length > 1 && (
        <select
          aria-label={t(`period.${kind}`)}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {within.map((one) => (
            <option key={one} value={one}>
              {periodName(one, language, { isShort: true })}
            </option>
          ))}
        </select>
      )}
      <Step by={1} sign="›" name={t('period.after')} {...{ value, onChange }} />
    </fieldset>
  );
}

/** To a neighbour; there is none before 1990, nor after 2099. */
function Step({
  by,
  sign,
  name,
  value,
  onChange,
}: Pick<PeriodPickerProps, 'value' | 'onChange'> & {
  readonly by: 1 | -1;
  readonly sign: string;
  readonly name: string;
}) {
  const next = periodMoved(value, by);
  return (
    <button type="button" aria-label={name} disabled={!isPeriod(next)} onClick={() => onChange(next)}>
      {sign}
    </button>
  );
}

/** The period of another kind that is most like it: its last month, or the last of these that has data. */
function changed(value: Period, kind: PeriodKind, months: readonly string[]): Period {
  const until = lastMonthOf(value);
  const last = months.findLast((month) => month <= until && periodAround(month, kindOf(value)) === value);
  return periodAround(last ?? until, kind);
}

function yearsOffered(months: readonly string[], year: number): readonly number[] {
  const first = months[0] === undefined ? year - 4 : yearOf(months[0]);
  const last = yearOf(months.at(-1) ?? String(year));
  const [from, until] = [Math.min(first, year), Math.max(last, year)];
  return Array.from({ length: until - from + 1 }, (_, at) => until - at);
}
