import type { OutlookView } from '../../../../functions/query/outlook-routes.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import type { OutlookMeasure } from './cockpit-search.ts';
import type { OutlookUnit } from './outlook-chart.tsx';
import { measureKind, readAs } from './outlook-measure.ts';

/** All units with what is expected of them in all the coming months together. */
export function OutlookTable({
  outlook,
  measure,
  onUnit,
}: {
  readonly outlook: OutlookView;
  readonly measure: OutlookMeasure;
  readonly onUnit: (key: string | null) => void;
}) {
  const { t, say } = useTexts('cockpit');
  const [view, onView] = useTableView();
  const rows = [...(outlook.total ? [outlook.total] : []), ...outlook.units];
  const nameOf = (unit: OutlookUnit) => {
    if (unit === outlook.total) return t('cockpit:unit.whole');
    return unit.key === null ? t('cockpit:change.none') : say(unit.name) || unit.key;
  };
  const told = (unit: OutlookUnit) => unit.measures[measure];
  const whole = (unit: OutlookUnit, of: 'point' | 'low' | 'high') => {
    const value = told(unit)?.whole[of];
    return value === undefined ? null : readAs(measure, value);
  };
  const kind = measureKind(measure);
  const columns: readonly TableColumn<OutlookUnit>[] = [
    {
      id: 'unit',
      title: t('cockpit:unit.title'),
      value: nameOf,
      cell: (unit) => (
        <button type="button" className="link-button" onClick={() => onUnit(unit.key)}>
          {nameOf(unit)}
        </button>
      ),
      width: 22,
    },
    { id: 'point', title: t('cockpit:outlook.expected'), kind, value: (unit) => whole(unit, 'point') },
    { id: 'low', title: t('cockpit:outlook.low'), kind, value: (unit) => whole(unit, 'low') },
    { id: 'high', title: t('cockpit:outlook.high'), kind, value: (unit) => whole(unit, 'high') },
    {
      id: 'growth',
      title: t('cockpit:outlook.growth'),
      kind: 'share',
      value: (unit) => told(unit)?.growth ?? null,
    },
    {
      id: 'mase',
      title: t('cockpit:outlook.mase'),
      kind: 'decimal',
      value: (unit) => told(unit)?.back_test?.mase ?? null,
    },
    {
      id: 'state',
      title: t('cockpit:outlook.unit-state'),
      value: ({ state }) => t(`cockpit:outlook.state-${state}`),
      isChoice: true,
    },
  ];
  return (
    <DataTable
      caption={t('cockpit:outlook.units')}
      columns={columns}
      rows={rows}
      rowKey={(unit) => (unit === outlook.total ? 'total' : (unit.key ?? 'none'))}
      view={view}
      onView={onView}
      fileName={`outlook-${measure}-${outlook.until}`}
    />
  );
}
