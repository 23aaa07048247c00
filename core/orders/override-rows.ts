import type { GivenRow } from '../indicators/given/given-month.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { WarningRecord } from './warning-record.ts';

/**
 * A month's override rate as measures, of each department that was told and of the whole hospital: answers that kept
 * the order ÷ answers. Warnings that nobody answered are in neither; where none was answered there is no row.
 * @param records warnings shown in the month
 */
export function overrideRows(
  records: readonly WarningRecord[],
  month: string,
  indicators: readonly ManagementIndicator[],
): readonly GivenRow[] {
  const ids = new Set(
    indicators.flatMap(({ id, formula }) =>
      formula.kind === 'given' && formula.from === 'warnings' ? id : [],
    ),
  );
  const answered = records.filter(({ state }) => state !== 'unanswered');
  const units = [
    ['all', answered] as const,
    ...Map.groupBy(
      answered.filter(({ department }) => department !== null),
      ({ department }) => department as string,
    ),
  ].filter(([, of]) => of.length > 0);
  return [...ids].flatMap((indicator) =>
    units.map(([department, of]) => ({
      month,
      department,
      indicator,
      above: of.filter(({ state }) => state === 'overridden').length,
      below: of.length,
    })),
  );
}
