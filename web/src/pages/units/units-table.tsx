import { useCallback, useMemo } from 'react';
import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Answer } from '../../parts/states.tsx';
import { useTableView } from '../../parts/use-table-view.ts';
import { useTexts } from '../../texts/language.ts';
import { unitHref } from './hrefs.ts';
import { type UnitRow, unitColumns } from './unit-columns.tsx';
import { columnsAmong, useIndicators } from './use-indicators.ts';
import { type AskedUnits, useLitLamps, useUnitRows } from './use-unit-rows.ts';

/** The twenty-odd columns by which every unit is shown. */
export function UnitsTable({ asked }: { readonly asked: AskedUnits }) {
  return (
    <Answer of={useIndicators(asked.period)}>
      {({ indicators }) => <Table asked={asked} indicators={indicators} />}
    </Answer>
  );
}

function Table({
  asked,
  indicators: all,
}: {
  readonly asked: AskedUnits;
  readonly indicators: readonly IndicatorView[];
}) {
  const { t, say, language } = useTexts('units');
  const [view, onView] = useTableView();
  const indicators = useMemo(() => columnsAmong(all), [all]);
  const lamps = useLitLamps(asked);
  const found = useUnitRows(asked, indicators);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const columns = useMemo(() => {
    const { view: kind, compare, department, hospital, scope, period } = asked;
    const isTold = kind === 'department' || kind === 'doctor' || kind === 'group';
    const casesOf = isTold
      ? (unit: string) => ({ period, hospital, scope, department, [kind]: unit })
      : (unit: string) => ({ period, hospital: unit });
    return unitColumns({ view: kind, compare, indicators, lamps, casesOf, texts: { t, say } });
  }, [JSON.stringify(asked), indicators, lamps, language]);
  const { view: kind, hospital, scope, period } = asked;
  const linkOf = useCallback(
    ({ key }: UnitRow) => unitHref(kind, key, { hospital, scope, period }),
    [kind, hospital, scope, period],
  );
  const name = t(`units:view.${kind}`);
  return (
    <Answer of={found}>
      {(rows) => (
        <DataTable
          caption={`${name} ${asked.period}`}
          fileName={`${name}-${asked.period}`}
          {...{ columns, rows, rowKey, view, onView }}
          linkOf={linkOf}
        />
      )}
    </Answer>
  );
}

const rowKey = ({ key }: UnitRow) => key;
