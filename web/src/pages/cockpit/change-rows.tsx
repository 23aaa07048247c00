import { useMemo } from 'react';
import type { SplitView } from '../../../../functions/query/change-view.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { rowBars } from './change-bars.ts';
import { changeWords } from './change-words.ts';
import { decompositions, type LampSearch, type UnitView } from './cockpit-search.ts';
import { differenceText } from './figure-text.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import { UnitLink } from './unit-link.tsx';
import { type Indicator, useCockpitSearch } from './use-cockpit.ts';
import { waterfallOption } from './waterfall-option.ts';

type Row = SplitView['by_group'][number];

export interface ChangeRowsProps {
  readonly split: SplitView;
  readonly scale: number;
  readonly indicator: Indicator;
  readonly asked: LampSearch;
  readonly isRegion: boolean;
  /** A mean, or quotient; else a sum. */
  readonly isMean: boolean;
}

/** The rows of a change, each with its volume, mix and price; whichever way it is cut, they add up to it. */
export function ChangeRows({ split, scale, indicator, asked, isRegion, isMean }: ChangeRowsProps) {
  const { t, say, language } = useTexts('cockpit');
  const { change } = useCockpitSearch();
  const [view, onView] = useTableView();
  const lists = { group: split.by_group, member: split.by_member, column: split.by_column };
  // What is in one row is taken apart no further.
  const offered = decompositions.filter((by) => lists[by].length > 1);
  const by = asked.by && offered.includes(asked.by) ? asked.by : (offered[0] ?? 'group');
  const members = memberView(asked, isRegion);
  const nameOf = ({ key, name }: Row) => {
    if (key === null) return t('cockpit:change.none');
    return by === 'column' ? t(`cockpit:part.${key}`) : say(name) || key;
  };
  const bars = rowBars(lists[by], scale, nameOf, changeWords(t));
  const difference = (value: number) => differenceText(value, indicator.unit, { language, t });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bars are made of these
  const option = useMemo(
    () => waterfallOption(bars, difference, { language, t }),
    [split, scale, by, indicator, language],
  );
  const kind = kindOfUnit(indicator.unit);
  const figure = (id: string, value: (row: Row) => number): TableColumn<Row> => ({
    id,
    title: t(`cockpit:change.${id}`),
    kind,
    value: (row) => value(row) / scale,
  });
  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'name',
      title: t(`cockpit:change.by-${by === 'member' ? members : by}`),
      value: nameOf,
      cell: (row) =>
        by === 'column' || row.key === null ? (
          nameOf(row)
        ) : (
          <UnitLink view={by === 'group' ? 'group' : members} unit={row.key} name={nameOf(row)} />
        ),
      width: 26,
    },
    {
      id: 'before',
      title: t('cockpit:change.before'),
      kind,
      value: ({ before }) => ownValue(before, isMean),
    },
    { id: 'now', title: t('cockpit:change.now'), kind, value: ({ now }) => ownValue(now, isMean) },
    // A mean has no volume.
    ...(isMean ? [] : [figure('volume', ({ parts }) => parts.volume)]),
    figure('mix', ({ parts }) => parts.mix),
    figure('price', ({ parts }) => parts.price),
    figure('change', (row) => row.change),
  ];
  return (
    <>
      <div className="cockpit-choices">
        <label>
          {t('cockpit:change.by')}
          <select value={by} onChange={({ target }) => change({ by: target.value }, { replace: true })}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`cockpit:change.by-${one === 'member' ? members : one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Chart label={t('cockpit:change.rows-label', { count: lists[by].length })} option={option} />
      <DataTable
        caption={t('cockpit:change.title')}
        columns={columns}
        rows={lists[by]}
        rowKey={({ key }) => key ?? ''}
        view={view}
        onView={onView}
        fileName={`${indicator.id}-${by}`}
      />
    </>
  );
}

/** A row's own value; a mean has none where nothing stands below the line. */
function ownValue({ above, below }: Row['now'], isMean: boolean): number | null {
  if (!isMean) return above;
  return below === 0 ? null : above / below;
}

/** What the members of a unit are, as `/changes` takes it apart. */
function memberView(
  { view }: LampSearch,
  isRegion: boolean,
): Extract<UnitView, 'doctor' | 'department' | 'hospital'> {
  if (view === 'department') return 'doctor';
  return isRegion && view !== 'hospital' ? 'hospital' : 'department';
}
