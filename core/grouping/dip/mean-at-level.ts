import type { HospitalLevel } from '../../claims/settlement-list.ts';
import type { DipGroup } from './catalogue.ts';

/** Mean cost of a group in hospitals of the level, fen; `null` where group, level or mean is not known. */
export function meanAtLevelFen(
  group: Pick<DipGroup, 'meanFen'> | null,
  level: HospitalLevel | null,
): number | null {
  return (level !== null && group?.meanFen?.[`${level}`]) || null;
}
