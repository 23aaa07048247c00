import type { ScoreSteps, SettlementPolicy } from './policy.ts';

/** A year's value of a measure at a hospital. */
export interface MeasuredItem {
  readonly value: number;
  /** Cases and payments of a programme that is paid for value. */
  readonly cases: number | null;
  readonly paymentFen: number | null;
}

/** What is known of a hospital's year when it is settled. */
export interface HospitalAssessment {
  /** 0 to 100; `null` while it is not known. */
  readonly score: number | null;
  /** What is taken off for other reasons: refused spending, say. */
  readonly deductionFen: number;
  /** By id of outcome or programme. */
  readonly measured: ReadonlyMap<string, MeasuredItem>;
}

export const notAssessed: HospitalAssessment = { score: null, deductionFen: 0, measured: new Map() };

/** The share of the highest step that a score reaches; nothing below the lowest. */
export function shareOfScore(score: number, steps: ScoreSteps): number {
  return steps.find(({ from_score: from }) => score >= from)?.share ?? 0;
}

/** A value that is exactly the target reaches it. */
export function isReached(
  { better, target }: Pick<SettlementPolicy['outcomes'][number], 'better' | 'target'>,
  value: number,
): boolean {
  return better === 'higher' ? value >= target : value <= target;
}
