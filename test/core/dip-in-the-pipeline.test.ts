import { describe, expect, it } from 'vitest';
import { assessCase } from '../../core/assess-case.ts';
import { auditCases } from '../../core/audit.ts';
import { checkOrders } from '../../core/check-order.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { groupOf } from '../../core/indicators/sheets-of-cases.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { PaymentsSideBySide } from '../../core/payments-side-by-side.ts';
import { pricedCaseOf, variantKnowledge } from '../../core/what-if.ts';
import { loadCatalogue } from '../../platform/knowledge/load-catalogue.ts';
import { loadDipTerms } from '../../platform/knowledge/load-dip-terms.ts';
import { encounter, nothingKnown, order, orderQuestion } from '../support/encounters.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

/** High blood pressure in a tertiary hospital: of an area that pays by DIP, and of one that has DIP to compare. */
const paying = 'H99990000911';
const comparing = 'H37130200901';
const stay = (hospital: string, parts: Parameters<typeof settlementList>[0] = {}): SettlementList =>
  settlementList({ hospital, totalCostFen: 400_000, ...parts });

function audit(list: SettlementList, knowledge: Knowledge = installedKnowledge) {
  const [audited] = auditCases([{ list, history: [] }], new Map<string, CostBaseline>(), knowledge);
  if (!audited) throw new Error('a case went in and none came out');
  return audited;
}

const terms = loadDipTerms('knowledge').get('demo-2025');
const group = loadCatalogue('knowledge', 'demo-2025').groups.find(({ code }) => code === 'I10.x');
const [score, coefficient, pointFen] = [
  group?.score ?? 0,
  terms?.coefficients.by_level['3'] ?? 0,
  terms?.point_value_fen.employee ?? 0,
];
const worthFen = (points: number, times: number, ofPointFen: number) =>
  Math.round(points * times * ofPointFen);
const paymentFen = worthFen(score, coefficient, pointFen);
const weightE4 = Math.round(score * 10);

describe('where a region pays by DIP', () => {
  it('a case is counted, weighed and paid by its DIP group, and keeps its DRG beside', () => {
    const { result, facts } = audit(stay(paying));
    expect(result).toMatchObject({
      status: 'grouped',
      drg: 'FV25',
      drg_payment_fen: null,
      paid: { by: 'dip', scheme: 'demo-2025', status: 'grouped', group: 'I10.x' },
      weight: weightE4 / 10_000,
      payment_fen: paymentFen,
      balance_fen: paymentFen - 400_000,
      dip: { code: 'I10.x', tier: 'core', score, payment_fen: paymentFen },
    });
    expect(facts).toMatchObject({ group: 'I10.x', weightE4, paymentFen, status: 'grouped' });
    expect(groupOf(facts)).toBe('demo-2025/I10.x');
  });

  it('an outpatient bill has neither group', () => {
    const { result } = audit(stay(paying, { care: 'outpatient' }));
    expect(result).toMatchObject({
      dip: null,
      payment_fen: null,
      paid: { by: 'dip', scheme: 'demo-2025', status: 'outpatient', group: '0000' },
    });
  });

  it('a list that is not fit for grouping is fit for neither, and is not paid', () => {
    const { result } = audit(stay(paying, { patient: { sex: 'unknown' } }));
    expect(result).toMatchObject({
      status: 'invalid',
      payment_fen: null,
      paid: { status: 'invalid', group: '0000' },
      dip: { status: 'invalid', score: null, payment_fen: null, payment_method: null },
    });
  });

  it('costs are remembered by DIP group', () => {
    const at = [{ place: 0, list: stay(paying) }] as Parameters<typeof enrolCases>[0];
    expect([...enrolCases(at, installedKnowledge, () => '').costs.keys()]).toEqual(['I10.x']);
  });

  it('an order check tells the DIP group to expect, and its money', () => {
    const question = orderQuestion({
      encounter: encounter({ hospital: paying, orders: [order({ unitPriceFen: 20_000 })] }),
    });
    const { outlook } = checkOrders(question, nothingKnown, installedKnowledge);
    expect(outlook).toMatchObject({
      paidBy: 'dip',
      scheme: 'demo-2025',
      group: 'I10.x',
      title: { zh: expect.stringContaining('高血压') },
      expectedPaymentFen: paymentFen,
    });
  });

  it('whoever names a scheme or tariff asks what DRG would pay', () => {
    const asked = { ...installedKnowledge, chosen: { tariff: 'linyi-2022' } };
    expect(assessCase(stay(paying), asked)).toMatchObject({
      paid: { by: 'drg', group: 'FV25' },
      pricing: { paymentFen: 483_385 },
      dip: { catalogue: 'demo-2025' },
    });
  });
});

describe('where a region has DIP beside DRG', () => {
  it('a case is paid by DRG, and its DIP group and money stand beside', () => {
    const { result, facts } = audit(stay(comparing));
    expect(result).toMatchObject({
      paid: { by: 'drg', scheme: 'chs-drg-1.1', group: 'FV25' },
      payment_fen: 483_385,
      drg_payment_fen: 483_385,
      dip: { catalogue: 'demo-2025', terms: 'demo-2025', code: 'I10.x', payment_fen: paymentFen },
    });
    expect(groupOf(facts)).toBe('chs-drg-1.1/FV25');
  });

  it('before its catalogue was in force there is none', () => {
    const stayTimes = { admittedAt: '2024-12-01T08:00:00', dischargedAt: '2024-12-10T08:00:00' };
    expect(audit(stay(comparing, { stay: stayTimes })).result.dip).toBeNull();
  });

  it('whoever names terms asks what DIP would pay; a point value and a coefficient can be tried', () => {
    const paid = (variation: Parameters<typeof variantKnowledge>[1]) =>
      pricedCaseOf(stay(comparing), variantKnowledge(installedKnowledge, variation));
    expect(paid({ terms: 'demo-2025' })).toMatchObject({ group: 'I10.x', pricing: { paymentFen } });
    expect(paid({ terms: 'demo-2025', pointValueYuan: 8 }).pricing.paymentFen).toBe(
      worthFen(score, coefficient, 800),
    );
    expect(paid({ catalogue: 'demo-2025', coefficient: 1.1 }).pricing.paymentFen).toBe(
      worthFen(score, coefficient * 1.1, pointFen),
    );
    expect(paid({ coefficient: 1 }).group).toBe('FV25');
  });

  it('the two payments add up side by side; what one does not pay is counted and not compared', () => {
    const sides = new PaymentsSideBySide();
    for (const list of [
      stay(comparing),
      stay(comparing, { settlementId: 'S2' }),
      stay(paying),
      stay(comparing, { care: 'outpatient' }),
    ])
      sides.add(audit(list).result);
    const two = {
      cases: 3,
      compared: 2,
      drg_payment_fen: 966_770,
      dip_payment_fen: 2 * paymentFen,
      difference_fen: 2 * paymentFen - 966_770,
    };
    expect(sides.report()).toEqual({
      whole: two,
      by_department: [{ department: 'A03.04', ...two }],
      by_groups: [{ drg: 'FV25', dip: 'I10.x', ...two }],
    });
    expect(new PaymentsSideBySide().report()).toBeNull();
  });

  it('a stay in no group is counted side by side, and compared where its terms pay it all the same', () => {
    const dip = audit(stay(comparing)).result.dip;
    if (!dip) throw new Error('grouped by no catalogue');
    const ungroupable = { ...dip, status: 'ungroupable' as const, code: '0000', score: null };
    const row = { department: 'A03.04', drg: 'FV25', drg_payment_fen: 500 };
    const sides = new PaymentsSideBySide();
    sides.add({ ...row, dip: { ...ungroupable, payment_fen: 400 } });
    sides.add({ ...row, dip: { ...ungroupable, payment_fen: null } });
    expect(sides.report()?.by_groups).toEqual([
      {
        drg: 'FV25',
        dip: '0000',
        cases: 2,
        compared: 1,
        drg_payment_fen: 500,
        dip_payment_fen: 400,
        difference_fen: -100,
      },
    ]);
  });
});
