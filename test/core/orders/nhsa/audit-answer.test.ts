import { describe, expect, it } from 'vitest';
import { answerStamp } from '../../../../core/orders/nhsa/answer.ts';
import { auditAnswer } from '../../../../core/orders/nhsa/audit-answer.ts';
import { readAuditRequest } from '../../../../core/orders/nhsa/read-audit-request.ts';
import type { CaseOutlook, OrderCheck } from '../../../../core/orders/order-check.ts';
import type { WarnedOrder, Warning } from '../../../../core/orders/warning.ts';
import type { Finding } from '../../../../core/rules/finding.ts';
import { legalBasisWords } from '../../../../core/rules/legal-basis-words.ts';
import { auditMessage, protocol, type Wire } from './audit-messages.ts';

const hospital = 'H37130200901';
const id = 'fc0a928d-1e74-85e5-a178-0e6ffa5ad611';
const at = new Date('2026-11-09T01:12:00.000Z');

const warned = (orderId: string, isCurrent: boolean, amountFen: number): WarnedOrder => ({
  orderId,
  code: 'X',
  isCurrent,
  amountFen,
});

function warning(finding: Partial<Finding> = {}, changes: Partial<Warning> = {}): Warning {
  return {
    identity: '0'.repeat(32),
    finding: {
      finding_id: 'F',
      hospital,
      setl_id: 'ZY202611060031',
      rule_id: 'GZ10000301006000',
      rule_name: { zh: '重复开药', en: 'Duplicate drugs' },
      category: 'medical',
      stage: 'during',
      severity: 'violation',
      verdict: 'fail',
      evidence: [{ kind: 'feeLine', ref: 'A', text: { zh: '同一成分开了两次', en: 'Ordered twice' } }],
      amount_fen: 1234,
      amount_method: 'line-amount',
      legal_basis: ['条例 38(2)', '条例 15'],
      department: null,
      doctor: null,
      occurred_on: '2026-11-09',
      confidence: 0.8,
      ...finding,
    },
    orders: [warned('A', true, 1234), warned('B', false, 0)],
    advice: { zh: '停用其一', en: 'Stop one of them' },
    needsReason: true,
    ...changes,
  };
}

const outlook: CaseOutlook = {
  paidBy: 'drg',
  scheme: 'chs-drg-1.1',
  status: 'grouped',
  group: 'GW19',
  title: { zh: '食管炎、胃肠炎', en: 'Gastroenteritis' },
  weightE4: 5100,
  expectedPaymentFen: 478_941,
  costSoFarFen: 23_520,
  orderedNowFen: 1200,
  daysSoFar: 3,
  costPerDayFen: null,
  leftFen: -1,
  daysLeftAtPace: null,
  projectedCostFen: null,
  usual: { costFen: 300_000, cases: 40 },
  outlier: 'low',
};

function answer(warnings: readonly Warning[], rest: Partial<OrderCheck> = {}, change?: (data: Wire) => void) {
  const body = auditMessage(change);
  const reading = readAuditRequest(
    body,
    { infno: '3101', hospital, askedAt: '2026-11-09T09:12:00' },
    protocol,
  );
  if (!reading.ok) throw new Error('refused');
  const named = warnings.map((one) => ({ id, warning: one, isRepeat: false }));
  const check = { warnings: named, withheld: [], unchecked: [], outlook: null, ...rest };
  const outcome = {
    checks: [check],
    engine: { status: 'ok', lacks: [] },
    sourceOf: () => 'NHSA, rule 69',
  } as const;
  return auditAnswer(reading.request, outcome, answerStamp(body, hospital, at, at), protocol);
}

const first = (...given: Parameters<typeof answer>) => answer(...given).output.result[0];

describe('an answer of 3101', () => {
  it('says what is wrong with which order, on which basis, how gravely, for how much and what to do instead', () => {
    expect(first([warning()])).toEqual({
      jr_id: id,
      rule_id: 'GZ10000301006000',
      rule_name: '重复开药',
      vola_cont: '重复开药。同一成分开了两次。建议：停用其一。',
      patn_id: 'PSN37130000000000031',
      mdtrt_id: 'ZY202611060031',
      judge_result_detail_dtos: [
        {
          jrd_id: `${id}-1`,
          patn_id: 'PSN37130000000000031',
          mdtrt_id: 'ZY202611060031',
          rx_id: 'A',
          vola_item_type: '1',
          vola_amt: 12.34,
        },
        {
          jrd_id: `${id}-2`,
          patn_id: 'PSN37130000000000031',
          mdtrt_id: 'ZY202611060031',
          rx_id: 'B',
          vola_item_type: '2',
          vola_amt: 0,
        },
      ],
      vola_amt: 12.34,
      vola_amt_stas: '1',
      sev_deg: '1',
      vola_evid:
        '《医疗保障基金使用监督管理条例》第38条第2项。《医疗保障基金使用监督管理条例》第15条。规则来源：NHSA, rule 69',
      vola_bhvr_type: '2',
      needs_reason: true,
      told: {
        rule: { zh: '重复开药', en: 'Duplicate drugs' },
        evidence: [{ zh: '同一成分开了两次', en: 'Ordered twice' }],
        basis: ['条例 38(2)', '条例 15'].map(legalBasisWords),
        source: 'NHSA, rule 69',
      },
      advice: { zh: '停用其一', en: 'Stop one of them' },
      confidence: 0.8,
    });
  });

  it.each([
    ['violation', '1'],
    ['highly-suspicious', '2'],
    ['suspicious', '3'],
    ['reminder', '3'],
  ] as const)('has for a %s the degree %s', (severity, sev_deg) => {
    expect(first([warning({ severity })])?.sev_deg).toBe(sev_deg);
  });

  it.each([
    ['policy', '2'],
    ['medical', '2'],
    ['management', '1'],
    ['drg-dip', '1'],
  ] as const)('has for a rule of the class %s the behaviour %s', (category, type) => {
    expect(first([warning({ category })])?.vola_bhvr_type).toBe(type);
  });

  it.each([
    ['line-amount', 0, '0'],
    ['line-amount', 1, '1'],
    ['none', 0, '1'],
  ])('whose money by %s is %i fen has the state %s', (amount_method, amount_fen, state) => {
    expect(first([warning({ amount_method, amount_fen })])?.vola_amt_stas).toBe(state);
  });

  it('has a line for the encounter where no order is concerned, and all lines violate where none is being written', () => {
    expect(first([warning({}, { orders: [] })])?.judge_result_detail_dtos).toEqual([
      {
        jrd_id: `${id}-1`,
        patn_id: 'PSN37130000000000031',
        mdtrt_id: 'ZY202611060031',
        vola_item_type: '1',
        vola_amt: 12.34,
      },
    ]);
    const standing = warning({ amount_fen: 0 }, { orders: [warned('A', false, 0), warned('B', false, 0)] });
    expect(first([standing])?.judge_result_detail_dtos.map((line) => line.vola_item_type)).toEqual([
      '1',
      '1',
    ]);
  });

  it('keeps to the lengths of the interface, and cuts the evidence before the advice', () => {
    const text = { zh: '住院期间同一成分的药品在同一日重复开具😀', en: '-' };
    const long = warning({
      rule_name: { zh: '规'.repeat(300), en: '-' },
      evidence: Array(40).fill({ kind: 'feeLine', ref: 'A', text }),
      legal_basis: Array(40).fill('条例 38(2)'),
    });
    const result = first([long]);
    expect(result?.rule_name).toHaveLength(200);
    expect(result?.vola_cont.length).toBeLessThanOrEqual(500);
    expect(result?.vola_cont).toMatch(
      /^规+。(住院期间同一成分的药品在同一日重复开具😀。)+建议：停用其一。$/u,
    );
    expect(result?.vola_evid.length).toBeLessThanOrEqual(500);
    expect(result?.vola_evid).toMatch(/。$/);
  });

  it('echoes the task of the older text', () => {
    const asked = (data: Wire) => Object.assign(data, { task_id: 'T1', syscode: 'HIS' });
    expect(first([warning()], {}, asked)).toMatchObject({ task_id: 'T1' });
  });

  it('says how many warnings were withheld and why, and what was lacking for others', () => {
    const withheld = (['muted', 'muted', 'repeated'] as const).map((why) => ({ warning: warning(), why }));
    const unchecked = ['history', 'history', 'price-cap'].map((needs) => ({ rule: 'R', needs }));
    expect(answer([], { withheld, unchecked }).output).toMatchObject({
      result: [],
      engine: { status: 'ok', lacks: [] },
      withheld: { muted: 2, repeated: 1 },
      no_data: { history: 2, 'price-cap': 1 },
      case_outlook: [],
    });
  });

  it('says in yuan where a stay stands', () => {
    expect(answer([], { outlook }).output.case_outlook).toEqual([
      expect.objectContaining({
        mdtrt_id: 'ZY202611060031',
        group: 'GW19',
        weight: 0.51,
        expected_payment: 4789.41,
        cost_so_far: 235.2,
        cost_per_day: null,
        left: -0.01,
        usual: { cost: 3000, cases: 40 },
      }),
    ]);
  });

  it('is marked with times in China and a reference of 30 digits that the message and the moment decide', () => {
    const { inf_refmsgid, refmsg_time, respond_time, infcode, err_msg } = answer([]);
    expect({ refmsg_time, respond_time, infcode, err_msg }).toEqual({
      refmsg_time: '20261109091200000',
      respond_time: '20261109091200000',
      infcode: 0,
      err_msg: '',
    });
    expect(inf_refmsgid).toMatch(/^37130220261109091200\d{10}$/);
    expect(answer([]).inf_refmsgid).toBe(inf_refmsgid);
  });
});
