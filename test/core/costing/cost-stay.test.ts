import { describe, expect, it } from 'vitest';
import { ItemRows } from '../../../core/costing/cost-rows.ts';
import type { CostKnowledge } from '../../../core/costing/cost-stay.ts';
import { costStay } from '../../../core/costing/cost-stay.ts';
import { caseRows, departmentRows, groupRows } from '../../../core/costing/cost-tables.ts';
import { stayCostOf } from '../../../core/costing/stay-cost.ts';
import { appendectomy, stayWith } from '../../support/costing.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const knowledge: CostKnowledge = {
  unitCosts: new Map([
    ['BED', 30_000_000],
    ['TINY', 1],
    ['OP', 99_000_000],
  ]),
  activities: new Map([[appendectomy.procedure, appendectomy]]),
  ratios: { '09': 0.8 },
  catalogue: new Map([['DRUG', { code: 'DRUG', name: '药', category: '09', unitPriceFen: null }]]),
};

const line = (code: string, quantity: number, amountFen: number, category: string | null = null) =>
  feeLine({ code, quantity, amountFen, category, name: code });

describe('costStay', () => {
  it('costs by unit costs, refunds taken off; else by the ratio of the category; else not at all', () => {
    const feeLines = [
      line('BED', 3, 15_000),
      line('BED', -1, -5000),
      line('DRUG', 2, 1001),
      line('OTHER', 1, 700, '14'),
      line('TINY', 3, 10),
    ];
    const { items } = costStay(settlementList({ feeLines, procedures: [] }), knowledge);
    expect(items).toEqual([
      { code: 'BED', name: 'BED', basis: 'unit-cost', quantity: 2, revenueFen: 10_000, costFen: 6000 },
      { code: 'DRUG', name: 'DRUG', basis: 'ratio', quantity: 2, revenueFen: 1001, costFen: 801 },
      { code: 'OTHER', name: 'OTHER', basis: 'none', quantity: 1, revenueFen: 700, costFen: null },
      { code: 'TINY', name: 'TINY', basis: 'unit-cost', quantity: 3, revenueFen: 10, costFen: 0 },
    ]);
  });

  it('lets the activities of an operation pay for what they cover, once each time it is performed', () => {
    const procedure = { code: '47.0100', name: null, performedOn: null, surgeon: null, anaesthesia: null };
    const list = settlementList({
      feeLines: [line('OP', 1, 20_000), line('BED', 1, 5000)],
      procedures: [procedure, procedure],
    });
    const costed = costStay(list, knowledge);
    expect(costed.items[0]).toMatchObject({ code: 'OP', basis: 'activity', costFen: 0 });
    const result = {
      setl_id: 'S1',
      department: 'A1',
      paid: { scheme: 's', group: 'GD29' },
      los_days: 3,
      payment_fen: 30_000,
    };
    const stay = stayCostOf(result, costed);
    expect(stay.directFen).toEqual({ 'unit-cost': 3000, activity: 10_000, ratio: 0 });
    const items = new ItemRows();
    items.add(costed);
    expect(
      items
        .build()
        .map(({ code, basis, stays, cost_fen, margin_fen }) => [code, basis, stays, cost_fen, margin_fen]),
    ).toEqual([
      ['47.0100/surgeon', 'performed', 2, 8000, null],
      ['BED', 'unit-cost', 1, 3000, 2000],
      ['47.0100/supplies', 'performed', 2, 2000, null],
      ['OP', 'activity', 1, 0, null],
    ]);
    expect(caseRows([stay])[0]).toMatchObject({ coverage: 1, full_cost_fen: 13_000, margin_fen: 17_000 });
  });

  it('knows the items of a list without lines by their categories alone', () => {
    const feeCategories = [
      { category: '09', amountFen: 1000 },
      { category: '14', amountFen: 50 },
    ];
    const { items } = costStay(settlementList({ feeLines: null, feeCategories, procedures: [] }), knowledge);
    expect(items.map(({ code, basis, costFen }) => [code, basis, costFen])).toEqual([
      ['fee-09', 'ratio', 800],
      ['fee-14', 'none', null],
    ]);
  });
});

describe('the tables of costs', () => {
  const dark = stayWith({
    id: 'S2',
    isWhole: false,
    revenueFen: { 'unit-cost': 5000, activity: 0, ratio: 2500, none: 2500 },
  });
  const unpaid = stayWith({ id: 'S3', group: 'GB13', paymentFen: null });

  it('give a margin of the stays alone whose full cost and payment are known', () => {
    const [row] = departmentRows([stayWith({ overheadFen: 1000 }), dark, unpaid]);
    expect(row).toMatchObject({
      department: 'A1',
      cases: 3,
      revenue_fen: 30_000,
      coverage: 0.8333,
      ratio_share: 0.0833,
      known_cost_fen: 19_000,
      margin_cases: 1,
      margin_payment_fen: 9000,
      margin_cost_fen: 7000,
      margin_fen: 2000,
    });
  });

  it('have no margin, and no coverage, where nothing is known', () => {
    const free = stayWith({
      revenueFen: { 'unit-cost': 0, activity: 0, ratio: 0, none: 0 },
      paymentFen: null,
    });
    expect(groupRows([free, unpaid])).toMatchObject([
      { group: 'GB11', coverage: null, margin_cases: 0, margin_fen: null },
      { group: 'GB13', coverage: 1, margin_fen: null },
    ]);
    expect(caseRows([dark])[0]).toMatchObject({
      full_cost_fen: null,
      margin_fen: null,
      known_cost_fen: 6000,
    });
  });
});
