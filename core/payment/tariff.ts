import * as z from 'zod';
import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import { type TariffColumn, type TariffData, tariffSchema } from './tariff-schema.ts';

/** What a region publishes for one group. */
export interface TariffRow {
  /** Relative weight as published; `null` where it is not. */
  readonly weight: number | null;
  /** The same in ten-thousandths, rounded, so that sums of weights are exact. */
  readonly weightE4: number | null;
  /** One for each column of the tariff. */
  readonly cells: readonly (number | null)[];
}

/** How the groups are marked out. */
export type GroupClass = keyof TariffData['classes'];

export interface Tariff {
  readonly data: TariffData;
  readonly rows: ReadonlyMap<string, TariffRow>;
  readonly classes: Readonly<Record<GroupClass, ReadonlySet<string>>>;
}

/** Checks a stored tariff and indexes it by group. Throws one error that lists every mistake. */
export function parseTariff(input: unknown): Tariff {
  const parsed = tariffSchema.safeParse(input);
  if (!parsed.success) throw new Error(`tariff: ${z.prettifyError(parsed.error)}`);
  return indexTariff(parsed.data);
}

/** @param data checked before */
export function indexTariff(data: TariffData): Tariff {
  const rows = data.rows.map(([group, weight, ...cells]) => {
    return [
      group,
      { weight, weightE4: weight === null ? null : Math.round(weight * 10_000), cells },
    ] as const;
  });
  const { basic, tcm, by_item, case_review } = data.classes;
  const classes = {
    basic: new Set(basic),
    tcm: new Set(tcm),
    by_item: new Set(by_item),
    case_review: new Set(case_review),
  };
  return { data, rows: new Map(rows), classes };
}

/** What the table says of a group for such a case, or `null` where it says nothing. */
export function cellOf(
  { data, rows }: Tariff,
  holds: TariffColumn['holds'],
  group: string,
  level: HospitalLevel,
  insurance: InsuranceType,
): number | null {
  const at = data.columns.findIndex(
    (column) =>
      column.holds === holds && column.levels.includes(level) && column.insurance.includes(insurance),
  );
  return rows.get(group)?.cells[at] ?? null;
}
