import type { HospitalLevel } from '../core/claims/settlement-list.ts';
import { auxiliaryFactor } from '../core/dip/auxiliary/auxiliary-factor.ts';
import type { Auxiliary } from '../core/dip/auxiliary/classify-case.ts';
import { typesOfList } from '../core/dip/auxiliary/types-of-list.ts';
import { TypeSums } from '../core/dip/build/type-sums.ts';
import type { ComprehensiveGroup, DipGroup } from '../core/grouping/dip/catalogue.ts';
import type { DipGrouper, DipResult } from '../core/grouping/dip/dip-grouper.ts';
import { meanAtLevelFen } from '../core/grouping/dip/mean-at-level.ts';
import { PointValueSums } from '../core/payment/dip/point-value.ts';
import { type HistoryReader, type HospitalCase, noneLeftOut, readHistory } from './dip-history.ts';
import { RefusedRecords } from './refused-records.ts';

/** Claims that a catalogue was built of, to be read once more by what was built. */
export interface Rereading {
  readonly files: readonly string[];
  readonly reader: HistoryReader;
  readonly grouper: DipGrouper;
  /** Auxiliary catalogues of which types are used; `null` where none are. */
  readonly auxiliary: Auxiliary | null;
  readonly quiet: boolean | undefined;
}

/** What cases of each type cost. */
export async function sumTypes(rereading: Rereading): Promise<TypeSums> {
  const types = new TypeSums();
  if (!rereading.auxiliary) return types;
  for await (const { one, costFen, result, group } of regrouped(rereading, 'typed'))
    types.add(result.code, ownTypes(one, group, rereading.auxiliary), { ...one, costFen });
  return types;
}

/** What a point cost, with the factors of the catalogue. */
export async function sumPoints(
  rereading: Rereading,
  byLevel: Readonly<Partial<Record<HospitalLevel, number>>>,
): Promise<PointValueSums> {
  const points = new PointValueSums();
  const { auxiliary } = rereading;
  for await (const { one, costFen, result, group } of regrouped(rereading, 'scored')) {
    const { year, level } = one;
    if (result.score === null) continue;
    const ofLevel = level === null ? 1 : (byLevel[level] ?? 1);
    const ofGroup = group?.auxiliary;
    const typed = auxiliary && ofGroup ? auxiliaryFactor(ownTypes(one, group, auxiliary), ofGroup) : null;
    const coefficient = (result.primaryCare ? 1 : ofLevel) * (typed?.factor ?? 1);
    points.add({ year, costFen, score: result.score, coefficient });
  }
  return points;
}

interface Regrouped {
  readonly one: HospitalCase;
  readonly costFen: number;
  readonly result: DipResult;
  readonly group: DipGroup | ComprehensiveGroup | null;
}

/** Cases with a cost that are in a group. */
async function* regrouped(
  { files, reader, grouper, quiet }: Rereading,
  label: string,
): AsyncGenerator<Regrouped> {
  const reading = { reports: [], label, quiet };
  for await (const one of readHistory(files, reader, noneLeftOut(), new RefusedRecords(), reading)) {
    const { given, costFen } = one;
    const result = grouper.group(given);
    if (result.status === 'grouped' && costFen !== null && costFen > 0)
      yield { one, costFen, result, group: grouper.groupOf(result.code) };
  }
}

function ownTypes({ list, level }: HospitalCase, group: Regrouped['group'], auxiliary: Auxiliary) {
  return typesOfList(list, auxiliary, meanAtLevelFen(group, level));
}
