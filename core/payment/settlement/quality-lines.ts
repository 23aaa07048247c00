import { apportion, claimOf } from '../../shares/apportion.ts';
import { roundExactly } from '../round-exactly.ts';
import { type HospitalAssessment, isReached, shareOfScore } from './assessment.ts';
import type { SettlementPolicy } from './policy.ts';
import type { StatementLine } from './statement.ts';

/** Lines of an assessment, and what is neither paid nor lost while something of it is not known. */
export interface QualityLines {
  readonly lines: readonly StatementLine[];
  readonly heldFen: number;
}

/** What was held back month by month. */
export interface HeldBack {
  readonly depositFen: number;
  readonly outcomeFen: number;
}

/**
 * What an assessment makes of what is due: the coefficient of the score, the deposit returned by it, the part held
 * back for outcomes, programmes paid for value, deductions.
 * @param payableFen due before the assessment
 */
export function qualityLines(
  payableFen: number,
  { depositFen, outcomeFen }: HeldBack,
  assessment: HospitalAssessment,
  policy: SettlementPolicy,
): QualityLines {
  const deposit = depositLine(depositFen, assessment.score, policy.assessment.deposit_returned);
  const outcomes = outcomeLines(outcomeFen, assessment, policy.outcomes);
  const held = [deposit, ...outcomes].filter(({ code }) => code.endsWith('-held'));
  const lines = [
    ...coefficientLines(payableFen, assessment.score, policy.assessment.coefficient),
    ...(depositFen === 0 ? [] : [deposit]),
    ...outcomes,
    ...bonusLines(assessment, policy.bonuses),
    ...deductionLines(assessment),
  ];
  return { lines, heldFen: held.reduce((sum, { figures }) => sum + (figures['partFen'] ?? 0), 0) };
}

type Steps = SettlementPolicy['assessment']['coefficient'];

function coefficientLines(payableFen: number, score: number | null, steps: Steps): readonly StatementLine[] {
  if (score === null) return [];
  const share = shareOfScore(score, steps);
  const amountFen = roundExactly([payableFen, share]) - payableFen;
  return [{ code: 'assessment', item: null, amountFen, figures: { score, payableFen, share } }];
}

function depositLine(partFen: number, score: number | null, steps: Steps): StatementLine {
  if (score === null) return { code: 'deposit-held', item: null, amountFen: 0, figures: { partFen } };
  const share = shareOfScore(score, steps);
  const lostFen = partFen - roundExactly([partFen, share]);
  const code = lostFen === 0 ? 'deposit-returned' : 'deposit-lost';
  return { code, item: null, amountFen: 0 - lostFen, figures: { score, partFen, share } };
}

function outcomeLines(
  outcomeFen: number,
  { measured }: HospitalAssessment,
  outcomes: SettlementPolicy['outcomes'],
): readonly StatementLine[] {
  const parts = apportion(
    outcomeFen,
    outcomes.map(({ id, weight }) => ({ key: id, claim: claimOf(weight) })),
  );
  return outcomes.map((outcome) => {
    const partFen = (parts.ok && parts.sharesFen.get(outcome.id)) || 0;
    const value = measured.get(outcome.id)?.value ?? null;
    const figures = { outcomeFen, weight: outcome.weight, partFen, value, target: outcome.target };
    if (value === null) return { code: 'outcome-held', item: outcome.id, amountFen: 0, figures };
    return isReached(outcome, value)
      ? { code: 'outcome-reached', item: outcome.id, amountFen: 0, figures }
      : { code: 'outcome-missed', item: outcome.id, amountFen: 0 - partFen, figures };
  });
}

function bonusLines(
  { measured }: HospitalAssessment,
  bonuses: SettlementPolicy['bonuses'],
): readonly StatementLine[] {
  return bonuses.flatMap((bonus): readonly StatementLine[] => {
    const found = measured.get(bonus.id);
    if (!found) return [];
    const { value, cases, paymentFen } = found;
    const { target, reached_fen_per_case: fenPerCase, missed_share: share } = bonus;
    if (isReached(bonus, value))
      return [
        {
          code: 'bonus-reached',
          item: bonus.id,
          amountFen: (cases ?? 0) * fenPerCase,
          figures: { value, target, cases, perCaseFen: fenPerCase },
        },
      ];
    const amountFen = 0 - roundExactly([paymentFen ?? 0, share]);
    return [
      { code: 'bonus-missed', item: bonus.id, amountFen, figures: { value, target, paymentFen, share } },
    ];
  });
}

function deductionLines({ deductionFen }: HospitalAssessment): readonly StatementLine[] {
  if (deductionFen === 0) return [];
  return [{ code: 'deduction', item: null, amountFen: -deductionFen, figures: {} }];
}
