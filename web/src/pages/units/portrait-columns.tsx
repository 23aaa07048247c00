import { useCallback, useMemo } from 'react';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { casesOfUnit } from './cases-of-unit.ts';
import { portraitTable, type ShownColumn } from './portrait-table.tsx';
import type { UnitPortraitProps } from './unit-portrait.tsx';
import type { UnitSearch } from './units-search.ts';

/** All indicators of a unit, against its peers and its own past. A row shows its course below. */
export function PortraitColumns(
  props: UnitPortraitProps & {
    readonly portrait: UnitPortrait;
    readonly indicators: readonly IndicatorView[];
  },
) {
  const { kind, unit, period, place, portrait, indicators } = props;
  const { t, say, language } = useTexts('units');
  const [view, onView] = useTableView();
  const [, change] = usePageSearch<UnitSearch>();
  const rows = useMemo(() => {
    const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
    return portrait.columns.flatMap((column): ShownColumn[] => {
      const indicator = byId.get(column.indicator);
      return indicator ? [{ ...column, definition: indicator }] : [];
    });
  }, [portrait, indicators]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo(
    () => portraitTable(casesOfUnit(kind, { unit, period, place }), { t, say, language }),
    [kind, unit, period, place.hospital, place.scope, language],
  );
  const onOpen = useCallback(({ indicator }: ShownColumn) => change({ indicator }), [change]);
  return (
    <Panel title={t('units:columns')}>
      <DataTable
        caption={t('units:columns')}
        fileName={`${unit.replace('/', '-')}-${period}`}
        {...{ columns, rows, rowKey, view, onView, onOpen }}
      />
    </Panel>
  );
}

const rowKey = ({ indicator }: ShownColumn) => indicator;
