import type { ColumnKind } from '../../parts/table-column.ts';

/** How a column of values of an indicator is written. */
export function kindOfUnit(unit: string): ColumnKind {
  if (unit === 'fen' || unit === 'share' || unit === 'count') return unit;
  return 'decimal';
}
