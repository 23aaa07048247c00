import { describe, expect, it } from 'vitest';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const strict = { daysBefore: 0, daysAfter: 0, exemptCareTypes: ['11'], exemptDischargeDrugs: true };
const run = ruleUnderTest({ check: 'charge-outside-stay', parameters: strict });
const tolerant = ruleUnderTest({
  check: 'charge-outside-stay',
  parameters: { ...strict, daysBefore: 3, daysAfter: 1, exemptDischargeDrugs: false },
});
const at = (chargedAt: string, parts = {}) =>
  feeLine({ serial: chargedAt.slice(5, 10), chargedAt, ...parts });
const charged = (...feeLines: ReturnType<typeof at>[]) => settlementList({ feeLines });

describe('chargeOutsideStay, of a stay from 2026-03-01 09:00 to 2026-03-10 11:00', () => {
  it.each([
    ['2026-02-28T23:59:59', 'fail'],
    ['2026-03-01T00:00:00', 'pass'],
    ['2026-03-10T23:59:59', 'pass'],
    ['2026-03-11T00:00:00', 'fail'],
  ])('a charge at %s: %s', (chargedAt, verdict) => {
    expect(verdictOf(run(charged(at(chargedAt))))).toBe(verdict);
  });

  it.each([
    ['2026-02-26T00:00:00', 'pass'],
    ['2026-02-25T23:59:59', 'fail'],
    ['2026-03-11T23:59:59', 'pass'],
    ['2026-03-12T00:00:00', 'fail'],
  ])('a charge at %s with three days before and one after tolerated: %s', (chargedAt, verdict) => {
    expect(verdictOf(tolerant(charged(at(chargedAt))))).toBe(verdict);
  });

  it('exempts drugs taken home and lines of an outpatient visit, where so declared', () => {
    const takenHome = at('2026-03-11T08:00:00', { dischargeDrug: true });
    expect(verdictOf(run(charged(takenHome, at('2026-02-20T08:00:00', { careType: '11' }))))).toBe('pass');
    expect(verdictOf(tolerant(charged({ ...takenHome, chargedAt: '2026-03-12T08:00:00' })))).toBe('fail');
  });

  it('makes one finding of all such lines, by time', () => {
    const outcome = run(
      charged(at('2026-03-12T08:00:00'), at('2026-03-05T08:00:00'), at('2026-02-20T08:00:00')),
    );
    expect(blamedLines(outcome)).toEqual(['02-20=1000 03-12=1000']);
  });

  it('takes no offence at a refund made after discharge', () => {
    const line = at('2026-03-05T08:00:00');
    expect(verdictOf(run(charged(line, { ...refundOf(line), chargedAt: '2026-03-15T08:00:00' })))).toBe(
      'pass',
    );
  });

  it('answers no data where the list has no fee lines', () => {
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
  });
});
