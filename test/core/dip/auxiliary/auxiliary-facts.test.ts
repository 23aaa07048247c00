import { describe, expect, it } from 'vitest';
import { auxiliaryFactsOf } from '../../../../core/dip/auxiliary/auxiliary-facts.ts';
import { feeLine, settlementList } from '../../../support/settlement-lists.ts';

const parts = { drug: ['09', '10', '11'], treatment: ['05'] };
const factsOf = (given: Parameters<typeof settlementList>[0]) =>
  auxiliaryFactsOf(settlementList(given), { parts }, null);
const icu = (enteredAt: string, leftAt: string) => ({ wardType: '1', enteredAt, leftAt });

describe('what auxiliary catalogues look at in a list', () => {
  it('are its drugs and treatment by category, else by lines that all tell theirs', () => {
    const feeCategories = [
      { category: '09', amountFen: 100 },
      { category: '10', amountFen: 20 },
      { category: '05', amountFen: 7 },
    ];
    expect(factsOf({ feeCategories })).toMatchObject({ drugFen: 120, treatmentFen: 7 });
    const told = feeLine({ category: '05', amountFen: 50 });
    expect(factsOf({ feeLines: [told] })).toMatchObject({ drugFen: 0, treatmentFen: 50 });
    expect(factsOf({ feeLines: [told, feeLine({ category: null })] })).toMatchObject({
      drugFen: null,
      treatmentFen: null,
    });
    expect(factsOf({ feeLines: null })).toMatchObject({ drugFen: null, treatmentFen: null });
  });

  it('are the begun days of all stays in intensive care, unknown where a time is none or runs backwards', () => {
    expect(factsOf({ icuStays: [] }).icuDays).toBe(0);
    const first = icu('2026-03-01T10:00:00', '2026-03-02T09:00:00');
    expect(factsOf({ icuStays: [first] }).icuDays).toBe(1);
    expect(factsOf({ icuStays: [first, icu('2026-03-04T10:00:00', '2026-03-04T12:00:00')] }).icuDays).toBe(2);
    expect(factsOf({ icuStays: [icu('2026-03-04T10:00:00', '2026-03-03T12:00:00')] }).icuDays).toBeNull();
    expect(factsOf({ icuStays: [icu('2026-03-04T10:00:00', '')] }).icuDays).toBeNull();
    expect(factsOf({ icuStays: null }).icuDays).toBeNull();
  });

  it('do not take a way of discharge that nobody told for one alive', () => {
    expect(factsOf({ stay: { dischargeWay: null } }).died).toBeNull();
    expect(factsOf({ stay: { dischargeWay: 'died' } }).died).toBe(true);
  });
});
