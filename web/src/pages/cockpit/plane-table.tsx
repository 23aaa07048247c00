import { DataTable } from '../../parts/data-table.tsx';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import type { UnitView } from './cockpit-search.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import type { PlanePoint } from './plane-option.ts';
import { UnitLink } from './unit-link.tsx';
import type { Indicator } from './use-cockpit.ts';

export interface PlaneTableProps {
  readonly title: string;
  readonly view: UnitView;
  readonly points: readonly PlanePoint[];
  readonly x: Indicator;
  readonly y: Indicator;
}

/** The units of a plane: the way to each without a mouse. */
export function PlaneTable({ title, view, points, x, y }: PlaneTableProps) {
  const { t, say } = useTexts('cockpit');
  const [tableView, onView] = useTableView();
  const columns: readonly TableColumn<PlanePoint>[] = [
    {
      id: 'unit',
      title: t(`cockpit:view.${view}`),
      value: ({ name }) => name,
      cell: ({ key, name }) => <UnitLink view={view} unit={key} name={name} />,
      width: 24,
    },
    // Of one plane it is an axis.
    ...(x.id === 'cases'
      ? []
      : [
          {
            id: 'cases',
            title: t('cockpit:cases'),
            kind: 'count' as const,
            value: ({ cases }: PlanePoint) => cases,
          },
        ]),
    { id: 'x', title: say(x.name), kind: kindOfUnit(x.unit), value: (point) => point.x },
    { id: 'y', title: say(y.name), kind: kindOfUnit(y.unit), value: (point) => point.y },
    {
      id: 'lamp',
      title: t('cockpit:lamps.lamp'),
      value: ({ colour }) => t(`common:lamp.${colour}`),
      cell: ({ colour }) => <Lamp colour={colour} />,
      isChoice: true,
    },
    {
      id: 'quadrant',
      title: t('cockpit:quadrants.quadrant'),
      value: ({ label }) => label,
      isChoice: true,
      width: 30,
    },
  ];
  return (
    <DataTable
      caption={title}
      columns={columns}
      rows={points}
      rowKey={({ key }) => key}
      view={tableView}
      onView={onView}
      fileName={`quadrants-${view}`}
    />
  );
}
