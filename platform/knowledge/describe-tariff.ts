import { cellOf, type Tariff } from '../../core/payment/tariff.ts';

const levels = [1, 2, 3] as const;
const insurances = ['employee', 'resident', 'other'] as const;

export type TariffDescription = ReturnType<typeof describeTariff>;

/** What a tariff is, since when, and how much of it has a standard. */
export function describeTariff(tariff: Tariff) {
  return {
    id: tariff.data.id,
    title: tariff.data.title,
    region: tariff.data.region,
    scheme: tariff.data.scheme,
    effective_from: tariff.data.effective_from,
    effective_to: tariff.data.effective_to,
    groups: tariff.rows.size,
    groups_with_standard: groupsWithStandard(tariff, levels),
    by_level: Object.fromEntries(levels.map((level) => [level, groupsWithStandard(tariff, [level])])),
    by_class: Object.fromEntries(
      Object.entries(tariff.classes).map(([name, groups]) => [name, groups.size] as const),
    ),
    limits: tariff.data.outliers.high_multiple ? ('multiples' as const) : ('amounts' as const),
    high_pay: tariff.data.outliers.high_pay.method,
    low_pay: tariff.data.outliers.low_pay.method,
    exits: tariff.data.exits.map(({ id }) => id),
    institutions: Object.keys(tariff.data.institutions).length,
    source: tariff.data.source,
    notes: tariff.data.notes,
  };
}

/** Groups with a standard for some insurance at one of the levels. */
function groupsWithStandard(tariff: Tariff, at: readonly (typeof levels)[number][]): number {
  const hasOne = (group: string) =>
    at.some((level) =>
      insurances.some((insurance) => cellOf(tariff, 'standard', group, level, insurance) !== null),
    );
  return [...tariff.rows.keys()].filter(hasOne).length;
}
