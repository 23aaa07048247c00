import { roundExactly } from './round-exactly.ts';
import { standardAtRateFen } from './standard-at-rate.ts';
import { indexTariff, type Tariff } from './tariff.ts';
import type { TariffColumn, TariffData } from './tariff-schema.ts';

/** What is tried in the place of what is published; what is left out stays. */
export interface TariffVariation {
  /** Yuan of a weight of one: standards become weight × rate × the coefficients of the table. */
  readonly rateYuan?: number | undefined;
  /** Times every standard but those of basic groups. */
  readonly coefficient?: number | undefined;
}

type Row = TariffData['rows'][number];

/**
 * The tariff with its standards at another base rate, or times a coefficient. Limits in money move with the standard.
 * A group without a weight keeps its standard whatever the rate.
 */
export function varyTariff(tariff: Tariff, variation: TariffVariation): Tariff {
  const { data } = tariff;
  const rows = data.rows.map(([group, weight, ...cells]): Row => {
    const varied = cells.map((cell, at) => variedFen(tariff, group, data.columns[at], cell, variation));
    const moved = cells.map((cell, at) => movedFen(data.columns, cells, varied, at, cell));
    return [group, weight, ...moved];
  });
  const columns = data.columns.map(({ rate: _published, ...column }) => column);
  return indexTariff({ ...data, columns, rows });
}

/** Of a standard; other cells as they are. */
function variedFen(
  tariff: Tariff,
  group: string,
  column: TariffColumn | undefined,
  cell: number | null,
  { rateYuan, coefficient = 1 }: TariffVariation,
): number | null {
  const [level, insurance] = [column?.levels[0], column?.insurance[0]];
  if (cell === null || column?.holds !== 'standard' || !level || !insurance) return cell;
  const atRate =
    rateYuan === undefined ? null : standardAtRateFen(tariff, group, { level, insurance }, rateYuan);
  return roundExactly([atRate ?? cell, tariff.classes.basic.has(group) ? 1 : coefficient]);
}

/** A limit, moved as the standard of its level and insurance was. */
function movedFen(
  columns: readonly TariffColumn[],
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  at: number,
  cell: number | null,
): number | null {
  const limit = columns[at];
  if (cell === null || (limit?.holds !== 'low-limit' && limit?.holds !== 'high-limit'))
    return after[at] ?? null;
  const standard = columns.findIndex(
    ({ holds, levels, insurance }) =>
      holds === 'standard' &&
      limit.levels.every((level) => levels.includes(level)) &&
      limit.insurance.every((payer) => insurance.includes(payer)),
  );
  const [published, varied] = [before[standard], after[standard]];
  return published && varied ? roundExactly([cell, varied], [published]) : cell;
}
