import type { CaseIndex } from '../case-index.ts';
import type { StayRecord } from '../stay-record.ts';

/**
 * Whether a stay or bill comes before the case at hand, so that of any two one is to blame. Those of the same
 * days are ordered by hospital and settlement id; an older version of the same case is no other stay.
 */
export function isEarlier(other: StayRecord, { list, admittedOn, dischargedOn }: CaseIndex): boolean {
  if (other.admittedOn !== admittedOn) return other.admittedOn < admittedOn;
  if (other.dischargedOn !== dischargedOn) return other.dischargedOn < dischargedOn;
  if (other.hospital !== list.hospital) return other.hospital < list.hospital;
  return other.settlementId < list.settlementId;
}

/** Orders records by their last day, then by hospital and settlement id: the latest first. */
export function latestFirst(a: StayRecord, b: StayRecord): number {
  if (a.dischargedOn !== b.dischargedOn) return a.dischargedOn < b.dischargedOn ? 1 : -1;
  if (a.hospital !== b.hospital) return a.hospital < b.hospital ? 1 : -1;
  return a.settlementId < b.settlementId ? 1 : -1;
}
