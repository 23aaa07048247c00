import type { DifferenceKind, ReplayedDifference } from './compare-replayed.ts';

/** What some cases come to, before and after; all are sums over cases, so parts add up to the whole. Money is fen. */
export interface ReplaySums {
  readonly cases: number;
  /** Cases that differ in anything, and by what; a case may differ in several. */
  readonly changed: number;
  readonly changed_group: number;
  readonly changed_payment: number;
  readonly changed_findings: number;
  readonly changed_other: number;
  readonly newly_grouped: number;
  readonly newly_ungrouped: number;
  /** Ten-thousandths of a relative weight, over the cases that have one. */
  readonly weight_before_e4: number;
  readonly weight_after_e4: number;
  readonly priced_before: number;
  readonly priced_after: number;
  readonly payment_before_fen: number;
  readonly payment_after_fen: number;
  readonly payment_difference_fen: number;
  /** Cases with a payment before and after: under a scheme without a tariff nothing has one. */
  readonly priced_both: number;
  readonly payment_both_difference_fen: number;
  readonly findings_before: number;
  readonly findings_after: number;
  readonly findings_same: number;
  /** The same finding, of another amount. */
  readonly findings_changed: number;
  readonly findings_new: number;
  readonly findings_gone: number;
  /** Money of findings, a fee line of a case that several rules point at counted once. */
  readonly identified_before_fen: number;
  readonly identified_after_fen: number;
  readonly identified_difference_fen: number;
}

/** The sums of a single case. */
export function sumsOf(one: ReplayedDifference): ReplaySums {
  const { differs, grouped, weight, payment_fen, findings, identified_fen } = one;
  const has = (kind: DifferenceKind) => Number(differs.includes(kind));
  const [before, after] = [payment_fen.before ?? 0, payment_fen.after ?? 0];
  const hasBoth = payment_fen.before !== null && payment_fen.after !== null;
  const kept = findings.same.length + findings.changed.length;
  return {
    cases: 1,
    changed: Number(differs.length > 0),
    changed_group: has('group'),
    changed_payment: has('payment'),
    changed_findings: has('findings'),
    changed_other: has('other'),
    newly_grouped: Number(!grouped.before && grouped.after),
    newly_ungrouped: Number(grouped.before && !grouped.after),
    weight_before_e4: weightE4(weight.before),
    weight_after_e4: weightE4(weight.after),
    priced_before: Number(payment_fen.before !== null),
    priced_after: Number(payment_fen.after !== null),
    payment_before_fen: before,
    payment_after_fen: after,
    payment_difference_fen: after - before,
    priced_both: Number(hasBoth),
    payment_both_difference_fen: hasBoth ? after - before : 0,
    findings_before: kept + findings.gone.length,
    findings_after: kept + findings.new.length,
    findings_same: findings.same.length,
    findings_changed: findings.changed.length,
    findings_new: findings.new.length,
    findings_gone: findings.gone.length,
    identified_before_fen: identified_fen.before,
    identified_after_fen: identified_fen.after,
    identified_difference_fen: identified_fen.after - identified_fen.before,
  };
}

/** Both together; with nothing, the one. */
export function addSums(one: ReplaySums, other: ReplaySums | undefined): ReplaySums {
  if (other === undefined) return one;
  const names = Object.keys(one) as (keyof ReplaySums)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as ReplaySums;
}

const weightE4 = (weight: number | null) => Math.round((weight ?? 0) * 10_000);
