import type { Result } from './result.ts';
import type { Finding } from './rules/finding.ts';

/** A finding as far as a comparison looks: its id says on what it rests, so the same id is the same finding. */
export type ReplayedFinding = readonly [findingId: string, ruleId: string, amountFen: number];

/** What was recorded of a case, and what its audit comes to under other knowledge. */
export interface ReplayedCase {
  readonly before: Result;
  readonly after: Result;
  readonly findings: {
    readonly before: readonly ReplayedFinding[];
    readonly after: readonly ReplayedFinding[];
  };
}

/** In what a case differs; `other`: weight, limits, verdicts or the DIP group that does not pay, and nothing else. */
export type DifferenceKind = 'group' | 'payment' | 'findings' | 'other';

/** One case, before and after. Money is fen; `null`: no payment. The wire record of `differences.ndjson`. */
export interface ReplayedDifference {
  readonly hospital: string;
  readonly setl_id: string;
  readonly month: string;
  readonly department: string;
  /** Empty of a case that is what it was. */
  readonly differs: readonly DifferenceKind[];
  /** The group that pays, or the status of a case without one. */
  readonly group: { readonly before: string; readonly after: string };
  readonly grouped: { readonly before: boolean; readonly after: boolean };
  readonly weight: { readonly before: number | null; readonly after: number | null };
  readonly payment_fen: { readonly before: number | null; readonly after: number | null };
  readonly identified_fen: { readonly before: number; readonly after: number };
  /** `changed`: the same finding, of another amount. */
  readonly findings: Readonly<Record<FindingFate, readonly ReplayedFinding[]>>;
}

export type FindingFate = 'same' | 'changed' | 'new' | 'gone';

/** What a comparison looks at of a finding. */
export function replayedFinding({ finding_id, rule_id, amount_fen }: Finding): ReplayedFinding {
  return [finding_id, rule_id, amount_fen];
}

/** Compares what was recorded of a case with its audit under other knowledge; names of schemes and tariffs are none of it. */
export function compareReplayed({ before, after, findings }: ReplayedCase): ReplayedDifference {
  const group = { before: payingGroup(before), after: payingGroup(after) };
  const fates = fatesOf(findings.before, findings.after);
  const differs: DifferenceKind[] = [];
  if (group.before !== group.after) differs.push('group');
  if (before.payment_fen !== after.payment_fen || before.fund_payment_fen !== after.fund_payment_fen)
    differs.push('payment');
  if (fates.new.length + fates.gone.length + fates.changed.length > 0) differs.push('findings');
  if (differs.length === 0 && !isAlike(before, after)) differs.push('other');
  return {
    hospital: after.hospital,
    setl_id: after.setl_id,
    month: after.discharged_on.slice(0, 7),
    department: after.department,
    differs,
    group,
    grouped: { before: before.paid.status === 'grouped', after: after.paid.status === 'grouped' },
    weight: { before: before.weight, after: after.weight },
    payment_fen: { before: before.payment_fen, after: after.payment_fen },
    identified_fen: { before: before.amount_identified_fen, after: after.amount_identified_fen },
    findings: fates,
  };
}

function payingGroup({ paid }: Result): string {
  return paid.status === 'grouped' || paid.status === 'ambiguous' ? paid.group : paid.status;
}

function fatesOf(before: readonly ReplayedFinding[], after: readonly ReplayedFinding[]) {
  const fates: Record<FindingFate, ReplayedFinding[]> = { same: [], changed: [], new: [], gone: [] };
  const known = new Map(before.map((finding) => [finding[0], finding]));
  for (const finding of after) {
    const old = known.get(finding[0]);
    known.delete(finding[0]);
    fates[old === undefined ? 'new' : old[2] === finding[2] ? 'same' : 'changed'].push(finding);
  }
  fates.gone.push(...known.values());
  return fates;
}

const fields = [
  'status',
  'mdc',
  'adrg',
  'drg',
  'drg_weight',
  'drg_payment_fen',
  'weight',
  'standard_fen',
  'payment_method',
  'payment_exit',
  'balance_fen',
  'outlier',
  'amount_identified_fen',
] as const satisfies readonly (keyof Result)[];

/** By fields: the table keeps those of a record in no order. */
function isAlike(before: Result, after: Result): boolean {
  const { verdicts: one, dip: oneDip } = before;
  const { verdicts: other, dip: otherDip } = after;
  return (
    fields.every((field) => before[field] === after[field]) &&
    one.pass === other.pass &&
    one.fail === other.fail &&
    one.no_data === other.no_data &&
    oneDip?.code === otherDip?.code &&
    oneDip?.status === otherDip?.status &&
    oneDip?.payment_fen === otherDip?.payment_fen
  );
}
