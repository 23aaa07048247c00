import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { Texts } from '../../texts/language.ts';
import { FigureCell } from './figure-cell.tsx';
import { casesHref } from './hrefs.ts';
import { exactText } from './indicator-figures.ts';
import type { CasesSearch } from './units-search.ts';

/** An indicator of a portrait with what it is. */
export type ShownColumn = UnitPortrait['columns'][number] & { readonly definition: IndicatorView };

/** The table of a portrait: a row an indicator, whose figures have units of their own. */
export function portraitTable(
  cases: CasesSearch,
  { t, say, language }: Pick<Texts, 't' | 'say' | 'language'>,
): readonly TableColumn<ShownColumn>[] {
  const figure = (
    id: string,
    of: (row: ShownColumn) => number | null,
    isExtra = false,
  ): TableColumn<ShownColumn> => ({
    id,
    title: t(`units:column.${id}`),
    kind: 'decimal',
    isExtra,
    // In a workbook money is in yuan here too.
    value: (row) => inYuan(of(row), row),
    cell: (row) => exactText(of(row), row.definition, language),
  });
  const rise = (id: string, of: (row: ShownColumn) => number | null): TableColumn<ShownColumn> => ({
    id,
    title: t(`units:column.${id}`),
    kind: 'share',
    value: of,
  });
  return [
    { id: 'indicator', title: t('units:column.indicator'), value: ({ definition }) => say(definition.name) },
    {
      ...figure('value', ({ value }) => value),
      cell: (row) => (
        <FigureCell
          value={row.value}
          indicator={row.definition}
          lamp={undefined}
          href={row.definition.made_of_cases ? casesHref({ ...cases, indicator: row.indicator }) : null}
        />
      ),
    },
    {
      id: 'lamp',
      title: t('units:column.lamp'),
      isChoice: true,
      value: ({ lamp }) => lamp?.colour ?? 'none',
      textOf: (colour) => t(`lamp.${colour}`),
      cell: ({ lamp }) => <Lamp colour={lamp?.colour ?? 'none'} />,
    },
    figure('median', ({ place }) => place?.median ?? null),
    {
      id: 'rank',
      title: t('units:column.rank'),
      kind: 'count',
      value: ({ place }) => place?.rank ?? null,
      cell: ({ place }) => (place ? `${place.rank} / ${place.of}` : '—'),
    },
    rise('percentile', ({ place }) => place && place.percentile / 100),
    figure('before', ({ before }) => before),
    rise('since-before', ({ since_before }) => since_before),
    figure('year-before', ({ year_before }) => year_before),
    rise('since-year-before', ({ since_year_before }) => since_year_before),
    { id: 'cases', title: t('units:column.cases'), kind: 'count', value: ({ cases: of }) => of },
    {
      id: 'meaning',
      title: t('units:column.meaning'),
      isExtra: true,
      value: ({ definition }) => say(definition.meaning),
    },
  ];
}

function inYuan(value: number | null, { definition: { unit } }: ShownColumn): number | null {
  return value !== null && unit === 'fen' ? value / 100 : value;
}
