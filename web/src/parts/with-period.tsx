import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.ts';
import type { Period } from './period.ts';
import { Answer, Empty } from './states.tsx';
import { lastPeriodOf, type Place, usePeriods } from './use-periods.ts';

/** The period that a page is about: the one asked for, else the last month that has data. */
export function WithPeriod({
  asked,
  place,
  children,
}: {
  readonly asked: Period | undefined;
  readonly place?: Place;
  readonly children: (period: Period, months: readonly string[]) => ReactNode;
}) {
  const { t } = useTexts();
  return (
    <Answer of={usePeriods(place)}>
      {(list) => {
        const period = asked ?? lastPeriodOf(list);
        if (period === undefined) return <Empty text={t('period.no-data')} />;
        return children(
          period,
          list.months.map(({ month }) => month),
        );
      }}
    </Answer>
  );
}
