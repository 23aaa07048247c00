import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import { roundExactly } from './round-exactly.ts';
import { cellOf, type Tariff } from './tariff.ts';

/**
 * Weight × base rate × coefficient of the group at the level, in fen; `null` where the group has no weight. A tariff
 * that leaves a coefficient blank means 1.
 */
export function standardAtRateFen(
  tariff: Tariff,
  group: string,
  { level, insurance }: { readonly level: HospitalLevel; readonly insurance: InsuranceType },
  rateYuan: number,
): number | null {
  const weight = tariff.rows.get(group)?.weight ?? null;
  if (weight === null) return null;
  const { tiers } = tariff.data;
  const ofTier = tiers && (tariff.classes.basic.has(group) ? tiers.basic : tiers.by_level[level]);
  const coefficient = ofTier ?? cellOf(tariff, 'coefficient', group, level, insurance) ?? 1;
  return roundExactly([weight, rateYuan, coefficient, 100]);
}
