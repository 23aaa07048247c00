import { describe, expect, it } from 'vitest';
import { blamedLines, ruleUnderTest, verdictOf } from '../../../support/rule-runs.ts';
import { feeLine, refundOf, settlementList } from '../../../support/settlement-lists.ts';

const run = ruleUnderTest({ check: 'drug-kinds', parameters: { maxKinds: 2, drugCategories: ['09'] } });
const home = (serial: string, code: string, unitPriceFen = 1000) =>
  feeLine({ serial, code, unitPriceFen, dischargeDrug: true });
const [tablet, otherPackage, injection] = [
  'XL02BBA326A001010102180',
  'XL02BBA326A001020278537',
  'XL02BBA326B002010102180',
];
const [second, third] = ['XA02BCA084A012010100001', 'ZA06CAX0435010100072'];
const list = (...feeLines: ReturnType<typeof feeLine>[]) => settlementList({ feeLines });

describe('drugKinds', () => {
  it('claims the cheapest kinds beyond, and shows all that were taken home', () => {
    const lines = [home('L1', tablet, 900), home('L2', second, 300), home('L3', third, 500)];
    expect(blamedLines(run(list(...lines)))).toEqual(['L1=0 L2=300 L3=0']);
  });

  it('counts packages and forms of one substance once', () => {
    const lines = [home('L1', tablet), home('L2', otherPackage), home('L3', injection), home('L4', second)];
    expect(verdictOf(run(list(...lines)))).toBe('pass');
  });

  it('does not count slices, services, and what was used in the ward', () => {
    const ward = { ...home('L3', third), dischargeDrug: false };
    const lines = [home('L1', tablet), home('L2', second), ward, home('L4', 'T000900249'), home('L5', '001')];
    expect(verdictOf(run(list(...lines)))).toBe('pass');
  });

  it("counts a region's own drug by its fee category", () => {
    const local = { ...home('L3', 'LOCAL'), category: '09' };
    expect(verdictOf(run(list(home('L1', tablet), home('L2', second), local)))).toBe('fail');
  });

  it('does not count what was given back', () => {
    const returned = home('L3', third);
    const lines = [home('L1', tablet), home('L2', second), returned, refundOf(returned)];
    expect(verdictOf(run(list(...lines)))).toBe('pass');
  });

  it('needs fee lines', () => {
    expect(verdictOf(run(settlementList({ feeLines: null })))).toBe('no-data');
  });
});
