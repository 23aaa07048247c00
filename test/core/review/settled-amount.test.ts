import { describe, expect, it } from 'vitest';
import { actions } from '../../../core/review/decision.ts';
import type { Outcome } from '../../../core/review/review.ts';
import { amountRefusalWords } from '../../../core/review/review-words.ts';
import { largestAmountFen, refuseAmount } from '../../../core/review/settled-amount.ts';

const reviewOf = (outcome: Outcome | null) => ({ outcome });

describe('the amount of a decision', () => {
  it('goes with those actions alone that settle what is to be paid back', () => {
    const taken = actions.filter(
      (action) => !refuseAmount({ action, amountFen: 1 }, reviewOf('confirmed'), 1),
    );
    expect(taken).toEqual(['confirm', 'uphold', 'settle']);
    expect(actions.every((action) => !refuseAmount({ action }, reviewOf(null), 0))).toBe(true);
  });

  it('is nothing where the finding does not hold', () => {
    for (const outcome of ['rejected', null] as const)
      expect(refuseAmount({ action: 'settle', amountFen: 0 }, reviewOf(outcome), 100)?.code).toBe(
        'no-amount-here',
      );
  });

  it.each([
    [0, null],
    [900_000, null],
    [900_001, 'amount-too-large'],
    [Number.MAX_SAFE_INTEGER, 'amount-too-large'],
  ])('of %i fen for a case of 9,000 yuan: %s', (amountFen, code) => {
    const refusal = refuseAmount(
      { action: 'confirm', amountFen },
      reviewOf('confirmed'),
      largestAmountFen(900_000, 5),
    );
    expect(refusal?.code ?? null).toBe(code);
  });

  it('is limited by what the case cost, or what was found where that is more or all that is known', () => {
    expect(largestAmountFen(900_000, 5000)).toBe(900_000);
    expect(largestAmountFen(4000, 5000)).toBe(5000);
    expect(largestAmountFen(null, 5000)).toBe(5000);
    expect(largestAmountFen(900_000, null)).toBe(900_000);
    expect(largestAmountFen(null, null)).toBe(0);
  });

  it('is refused with what would have been right', () => {
    const tooLarge = { code: 'amount-too-large', amountFen: 900_001, largestFen: 900_000 } as const;
    expect(amountRefusalWords(tooLarge)).toMatchObject({
      zh: expect.stringContaining('0至9000.00元'),
      en: expect.stringContaining('expected 0 to 9000.00 yuan'),
    });
    expect(amountRefusalWords({ code: 'no-amount-here', action: 'take' })).toEqual({
      zh: '受理不能带金额；金额只随确认、维持、办结，且线索成立',
      en: 'take takes no amount here; one belongs to confirm, uphold, settle of a finding that holds',
    });
  });
});
