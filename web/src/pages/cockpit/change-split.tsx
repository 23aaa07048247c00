import { useMemo } from 'react';
import type { SplitView } from '../../../../functions/query/change-view.ts';
import { Chart } from '../../parts/chart.tsx';
import { useTexts } from '../../texts/language.ts';
import { partBars } from './change-bars.ts';
import { ChangeRows, type ChangeRowsProps } from './change-rows.tsx';
import { changeWords } from './change-words.ts';
import { differenceText, figureText } from './figure-text.ts';
import { waterfallOption } from './waterfall-option.ts';

/** A change in a sentence, as volume, mix and price, and by its rows. */
export function ChangeSplit(props: ChangeRowsProps & { readonly against: string }) {
  const { t, language } = useTexts('cockpit');
  const { split, scale, indicator, against } = props;
  const difference = (value: number) => differenceText(value, indicator.unit, { language, t });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(
    () => waterfallOption(partBars(split, scale, changeWords(t)), difference, { language, t }),
    [split, scale, indicator, language],
  );
  const change = difference(split.change / scale);
  const text = (value: SplitView['now']) => figureText(value / scale, indicator.unit, language);
  return (
    <>
      <p>
        {t('cockpit:change.sentence', {
          against,
          before: text(split.before),
          now: text(split.now),
          change,
        })}
      </p>
      <Chart label={t('cockpit:change.label', { change })} option={option} size="small" />
      <ChangeRows {...props} />
    </>
  );
}
