import { useMemo } from 'react';
import { Chart } from '../../parts/chart.tsx';
import { Panel } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';
import { figureText } from './figure-text.ts';
import { FoldedTable } from './folded-table.tsx';
import { kindOfUnit } from './kind-of-unit.ts';
import { trendOption } from './trend-option.ts';
import type { Indicator } from './use-cockpit.ts';
import type { SeenLamp } from './use-lamps.ts';

/** The last two years of a lamp, with its limits. */
export function LampTrend({ lamp, indicator }: { readonly lamp: SeenLamp; readonly indicator: Indicator }) {
  const { t, say, language } = useTexts('cockpit');
  const { months, limit } = lamp;
  const name = say(indicator.name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(
    () => trendOption({ months, unit: indicator.unit, name, limit }, { language, t }),
    [months, indicator, name, limit, language],
  );
  const title = t('cockpit:lamp.trend', { name });
  return (
    <Panel title={title}>
      <Chart
        label={t('cockpit:lamp.trend-label', {
          name,
          value: figureText(lamp.value, indicator.unit, language),
        })}
        option={option}
      />
      <FoldedTable
        caption={title}
        columns={[
          { id: 'month', title: t('cockpit:month'), value: ({ month }) => month },
          { id: 'value', title: name, kind: kindOfUnit(indicator.unit), value: ({ value }) => value },
        ]}
        rows={months}
        rowKey={({ month }) => month}
        fileName={`${indicator.id}-trend`}
      />
    </Panel>
  );
}
