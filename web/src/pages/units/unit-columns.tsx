import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import type { LampColour } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { Texts } from '../../texts/language.ts';
import { FigureCell } from './figure-cell.tsx';
import { casesHref } from './hrefs.ts';
import { kindOfIndicator, riseOf } from './indicator-figures.ts';
import { unitTitle } from './unit-title.ts';
import type { CasesSearch, Compare, UnitView } from './units-search.ts';

export type UnitRow = SummaryPage['rows'][number];

export interface UnitColumnsOf {
  readonly view: UnitView;
  readonly compare: Compare;
  readonly indicators: readonly IndicatorView[];
  /** Of the lamps that are lit, by {@link lampKey}. */
  readonly lamps: ReadonlyMap<string, LampColour>;
  /** Which cases a figure of a unit is of; none where they cannot be asked for. */
  readonly casesOf: ((unit: string) => CasesSearch) | null;
  readonly texts: Pick<Texts, 't' | 'say'>;
}

export const lampKey = (unit: string, indicator: string) => `${unit} ${indicator}`;

/** The same columns for all kinds of units: each indicator now, and against the periods that it is compared with. */
export function unitColumns(of: UnitColumnsOf): readonly TableColumn<UnitRow>[] {
  const { view, texts } = of;
  const unit: TableColumn<UnitRow> = {
    id: 'unit',
    title: texts.t(`units:one.${view}`),
    value: ({ key, name }) => unitTitle(view, key, name, texts.say),
  };
  return [unit, ...of.indicators.flatMap((indicator) => indicatorColumns(indicator, of))];
}

function indicatorColumns(indicator: IndicatorView, of: UnitColumnsOf): readonly TableColumn<UnitRow>[] {
  const { compare, lamps, casesOf, texts } = of;
  const { id } = indicator;
  const name = texts.say(indicator.name);
  const figureIn = (row: UnitRow) => row.figures[id];
  const now: TableColumn<UnitRow> = {
    id,
    title: name,
    kind: kindOfIndicator(indicator),
    value: (row) => figureIn(row)?.value ?? null,
    cell: (row) => (
      <FigureCell
        value={figureIn(row)?.value ?? null}
        indicator={indicator}
        lamp={lamps.get(lampKey(row.key, id))}
        href={casesOf && indicator.made_of_cases ? casesHref({ ...casesOf(row.key), indicator: id }) : null}
      />
    ),
  };
  const since = (then: 'before' | 'year_before'): TableColumn<UnitRow> => ({
    id: `${id}.${then}`,
    title: `${name} ${texts.t(`units:since.${then}`)}`,
    kind: 'share',
    value: (row) => riseOf(figureIn(row)?.value ?? null, figureIn(row)?.[then]),
  });
  return [
    now,
    ...(compare === 'both' || compare === 'before' ? [since('before')] : []),
    ...(compare === 'both' || compare === 'year-before' ? [since('year_before')] : []),
  ];
}
