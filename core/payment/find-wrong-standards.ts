import { standardAtRateFen } from './standard-at-rate.ts';
import { indexTariff } from './tariff.ts';
import type { TariffData } from './tariff-schema.ts';

/** A standard that is more than a fen away from weight × rate × coefficient. */
export interface WrongStandard {
  /** Places in `rows` and `columns`. */
  readonly row: number;
  readonly column: number;
  readonly publishedFen: number;
  readonly expectedFen: number;
}

/** Standards that contradict the base rate of their column; columns without a rate contradict nothing. */
export function findWrongStandards(data: TariffData): readonly WrongStandard[] {
  const tariff = indexTariff(data);
  return data.rows.flatMap(([group, , ...cells], row) =>
    data.columns.flatMap(({ rate, levels, insurance }, column) => {
      const publishedFen = cells[column] ?? null;
      const [level, payer] = [levels[0], insurance[0]];
      if (!rate || publishedFen === null || !level || !payer) return [];
      const expectedFen = standardAtRateFen(tariff, group, { level, insurance: payer }, rate.yuan);
      if (expectedFen === null || Math.abs(publishedFen - expectedFen) <= 1) return [];
      return [{ row, column, publishedFen, expectedFen }];
    }),
  );
}
