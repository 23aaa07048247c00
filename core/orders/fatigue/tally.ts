import { gravestFirst, type Severity } from '../../rules/finding.ts';
import type { WarningRecord } from '../warning-record.ts';
import type { FatigueThresholds } from './fatigue-thresholds.ts';
import { type Rate, rateOf } from './rate.ts';

/** Why orders were kept, and how often. Both `null`: the words of the few, which are not told. */
export interface ReasonCount {
  readonly code: string | null;
  readonly text: string | null;
  readonly times: number;
}

/** What became of some warnings. Doctors are counted, never named. Money in fen. */
export interface WarningTally {
  readonly shown: number;
  readonly answered: number;
  readonly changed: number;
  readonly overridden: number;
  readonly overridden_with_reason: number;
  readonly unanswered: number;
  /** Of the warnings shown. */
  readonly answer_rate: Rate | null;
  /** Of the answered ones, as is the next. */
  readonly override_rate: Rate | null;
  readonly change_rate: Rate | null;
  /** The commonest first. */
  readonly reasons: readonly ReasonCount[];
  /** The gravest that was shown; `null` of none. */
  readonly severity: Severity | null;
  /** Different doctors who answered. */
  readonly doctors: number;
  readonly amount_fen: number;
  readonly changed_amount_fen: number;
}

type Terms = Pick<FatigueThresholds, 'interval' | 'reasons'>;

/** Counts what became of warnings. */
export function tallyWarnings(
  records: readonly WarningRecord[],
  { interval: { z }, reasons }: Terms,
): WarningTally {
  const changed = records.filter(({ state }) => state === 'changed');
  const overridden = records.filter(({ state }) => state === 'overridden');
  const answered = [...changed, ...overridden];
  return {
    shown: records.length,
    answered: answered.length,
    changed: changed.length,
    overridden: overridden.length,
    overridden_with_reason: overridden.filter(hasReason).length,
    unanswered: records.length - answered.length,
    answer_rate: rateOf(answered.length, records.length, z),
    override_rate: rateOf(overridden.length, answered.length, z),
    change_rate: rateOf(changed.length, answered.length, z),
    reasons: commonestReasons(overridden.filter(hasReason), reasons),
    severity: gravestFirst.find((severity) => records.some((record) => record.severity === severity)) ?? null,
    doctors: new Set(answered.flatMap(({ doctor }) => doctor ?? [])).size,
    amount_fen: amountOf(records),
    changed_amount_fen: amountOf(changed),
  };
}

function hasReason({ reason_code, reason_text }: WarningRecord): boolean {
  return reason_code !== null || (reason_text ?? '').trim() !== '';
}

function commonestReasons(
  overridden: readonly WarningRecord[],
  { told, least_times_of_a_text }: Terms['reasons'],
): readonly ReasonCount[] {
  const byText = Map.groupBy(overridden, ({ reason_code, reason_text }) =>
    JSON.stringify([reason_code, reason_code === null ? (reason_text ?? '').trim() : null]),
  );
  const counts = new Map<string, number>();
  for (const [key, { length }] of byText) {
    const [code] = JSON.parse(key) as readonly [string | null, string | null];
    const tellable = code !== null || length >= least_times_of_a_text ? key : untold;
    counts.set(tellable, (counts.get(tellable) ?? 0) + length);
  }
  return [...counts]
    .toSorted(([a, times], [b, more]) => more - times || (a < b ? -1 : 1))
    .slice(0, told)
    .map(([key, times]) => {
      const [code, text] = JSON.parse(key) as readonly [string | null, string | null];
      return { code, text, times };
    });
}

const untold = JSON.stringify([null, null]);

function amountOf(records: readonly WarningRecord[]): number {
  return records.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
}
